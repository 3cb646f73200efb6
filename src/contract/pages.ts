import { type BeleidInHuis, type Product, type Regeling, toonBron } from '../beleid/index.ts';
import { type Datum, isVoor, toonDatum } from '../kernel/datum.ts';
import { toonGeld } from '../kernel/geld.ts';
import { maandVan, toonMaand } from '../kernel/maand.ts';
import { bevat, toonPeriode } from '../kernel/periode.ts';
import { hoofdletter } from '../kernel/tekst.ts';
import { NietGevonden } from '../platform/problem.ts';
import {
  badge,
  bedrag,
  bevestiging,
  type Html,
  html,
  kaart,
  kop,
  lijst,
  link,
  linkKnop,
  metOnder,
  stapel,
  tabel,
  uitklap,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { registerFormulieren } from './forms.ts';
import {
  type Contract,
  countLopend,
  findContract,
  listBetaald,
  listContracten,
  listVersies,
  listZonderContract,
} from './queries.ts';
import type { TariefVersie } from './types.ts';

const KRUIMEL = { tekst: 'Contracten', href: '/contracten' };
const RECHTEN = { rollen: ['contractmanager'] as const, van: 'gemeente' as const };

/** Products that can stand in a contract, of the regeling on a day. */
function productenVan(
  beleid: BeleidInHuis,
  gemeenteId: number,
  dag: Datum,
): { regeling: Regeling | undefined; producten: Product[] } {
  const regeling = beleid.dichtstbij(gemeenteId, dag)?.regeling;
  return { regeling, producten: regeling?.producten.filter((product) => product.prijs && product.iwmo) ?? [] };
}

const looptVan = (contract: Contract, vandaag: Datum): Html =>
  bevat(contract.geldig, vandaag)
    ? badge('goed', 'Loopt')
    : isVoor(vandaag, contract.geldig.van)
      ? badge('info', 'Gaat nog in')
      : badge('neutraal', 'Afgelopen');

async function toonLijst(c: PageContext, beleid: BeleidInHuis): Promise<Response> {
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const [contracten, versies, lopend, betaald, zonder] = await Promise.all([
    listContracten(c.db, gemeenteId),
    listVersies(c.db, gemeenteId),
    countLopend(c.db, gemeenteId, c.vandaag),
    listBetaald(c.db, gemeenteId, { vanaf: maandVan(c.vandaag.with({ month: 1 })) }),
    listZonderContract(c.db, gemeenteId, c.vandaag),
  ]);
  const { producten } = productenVan(beleid, gemeenteId, c.vandaag);
  const eigenTarief = (versie: TariefVersie) =>
    producten.find(({ product }) => product === versie.product)?.prijs?.bedrag !== versie.tarief;
  const jaar = String(c.vandaag.year);
  const looptBij = (aanbiederId: number) =>
    lopend.filter((rij) => rij.aanbiederId === aanbiederId).reduce((som, rij) => som + rij.aantal, 0);
  const ditJaar = (aanbiederId: number) =>
    betaald.filter((rij) => rij.aanbiederId === aanbiederId).reduce((som, rij) => som + rij.bedrag, 0);
  return c.page({
    titel: 'Contracten',
    inhoud: html`${kop({ titel: 'Contracten', onder: 'Per aanbieder: wat is afgesproken, wat loopt en wat is betaald.' })}${stapel(
      kaart({
        inhoud: tabel({
          caption: 'Contracten met aanbieders',
          toetsen: true,
          kolommen: [
            { kop: 'Aanbieder' },
            { kop: 'Looptijd' },
            { kop: 'Producten' },
            { kop: 'Lopende toewijzingen', uitlijning: 'eind' },
            { kop: `Goedgekeurd over ${jaar}`, uitlijning: 'eind' },
            { kop: 'Status' },
          ],
          rijen: contracten.map((contract) => {
            const nu = (versies.get(contract.id) ?? []).filter((versie) => bevat(versie.geldig, c.vandaag));
            const eigen = nu.filter(eigenTarief).length;
            return [
              metOnder(link(`/contracten/${contract.id}`, contract.aanbieder), `Contract ${contract.nummer}`),
              toonPeriode(contract.geldig),
              metOnder(nu.length, eigen === 0 ? 'standaardtarief' : `${eigen} met eigen tarief`),
              looptBij(contract.aanbiederId),
              bedrag(ditJaar(contract.aanbiederId)),
              looptVan(contract, c.vandaag),
            ];
          }),
          leeg: 'Er is nog geen contract vastgelegd.',
        }),
      }),
      zonder.length > 0 &&
        kaart({
          titel: 'Aanbieders zonder lopend contract',
          inhoud: html`<p>Zonder contract geldt het standaardtarief van de regeling.</p>${tabel({
            caption: 'Aanbieders zonder lopend contract',
            kolommen: [
              { kop: 'Aanbieder' },
              { kop: 'Lopende toewijzingen', uitlijning: 'eind' },
              { kop: `Goedgekeurd over ${jaar}`, uitlijning: 'eind' },
              { kop: 'Actie', zonderLabel: true },
            ],
            rijen: zonder.map((aanbieder) => [
              metOnder(aanbieder.naam, `AGB ${aanbieder.agb}`),
              looptBij(aanbieder.id),
              bedrag(ditJaar(aanbieder.id)),
              link(`/contracten/nieuw?aanbieder=${aanbieder.id}`, 'Nieuw contract', `met ${aanbieder.naam}`),
            ]),
          })}`,
        }),
    )}`,
  });
}

async function toonContract(c: PageContext, beleid: BeleidInHuis): Promise<Response> {
  const id = c.nummer('contract');
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const [contract, alle, lopend, maanden] = await Promise.all([
    findContract(c.db, gemeenteId, id),
    listVersies(c.db, gemeenteId, id),
    countLopend(c.db, gemeenteId, c.vandaag, id),
    listBetaald(c.db, gemeenteId, { contractId: id }),
  ]);
  if (!contract) throw new NietGevonden();
  const versies = alle.get(id) ?? [];
  const { regeling, producten } = productenVan(beleid, gemeenteId, c.vandaag);
  const per = (product: Product) => `per ${product.prijs?.per ?? 'uur'}`;
  const rij = (product: Product) => {
    const eigen = versies.filter((versie) => versie.product === product.product);
    const nu = eigen.find((versie) => bevat(versie.geldig, c.vandaag));
    const straks = eigen.find((versie) => isVoor(c.vandaag, versie.geldig.van));
    const standaard = product.prijs?.bedrag ?? 0;
    const bron = nu
      ? nu.tarief === standaard
        ? metOnder('Standaardtarief', nu.bron)
        : metOnder('Eigen tarief', nu.bron)
      : metOnder('Standaardtarief', regeling && product.prijs ? toonBron(regeling, product.prijs.bron) : '');
    return [
      product.naam,
      metOnder(toonGeld(nu?.tarief ?? standaard), per(product)),
      html`${nu ? `vanaf ${toonDatum(nu.geldig.van)}` : 'uit de regeling'}${straks && html`<br>${toonGeld(straks.tarief)} vanaf ${toonDatum(straks.geldig.van)}`}`,
      bron,
      lopend.find((een) => een.product === product.product)?.aantal ?? 0,
      link(`/contracten/${id}/tarief?product=${product.product}`, 'Nieuw tarief', `voor ${product.naam}`),
    ];
  };
  const naamVan = (code: string) => producten.find(({ product }) => product === code)?.naam ?? code;
  return c.page({
    titel: `Contract ${contract.nummer}`,
    kruimels: [KRUIMEL, { tekst: contract.aanbieder }],
    inhoud: html`${kop({ titel: contract.aanbieder, onder: html`${looptVan(contract, c.vandaag)} Contract ${contract.nummer}` })}${stapel(
      kaart({
        titel: 'Afspraak',
        inhoud: lijst([
          { kop: 'Contractnummer', waarde: contract.nummer },
          { kop: 'AGB-code', waarde: contract.agb },
          { kop: 'Looptijd', waarde: toonPeriode(contract.geldig) },
        ]),
      }),
      kaart({
        titel: 'Producten en tarieven',
        inhoud: html`<p>Betaald wordt het tarief dat geldt op de dag van het werk; bij een traject op de startdag.</p>${tabel({
          caption: 'Producten met hun tarief',
          kolommen: [
            { kop: 'Product' },
            { kop: 'Tarief', uitlijning: 'eind' },
            { kop: 'Geldt' },
            { kop: 'Waar het vandaan komt' },
            { kop: 'Lopende toewijzingen', uitlijning: 'eind' },
            { kop: 'Actie', zonderLabel: true },
          ],
          rijen: producten.map(rij),
        })}${uitklap(
          'Alle tarieven van dit contract',
          tabel({
            caption: 'Alle versies',
            kolommen: [
              { kop: 'Product' },
              { kop: 'Tarief', uitlijning: 'eind' },
              { kop: 'Periode' },
              { kop: 'Waar het vandaan komt' },
            ],
            rijen: versies.map((versie) => [
              naamVan(versie.product),
              bedrag(versie.tarief),
              toonPeriode(versie.geldig),
              versie.bron,
            ]),
            leeg: 'In dit contract staat nog geen tarief.',
          }),
        )}`,
      }),
      kaart({
        titel: 'Goedgekeurd per maand',
        inhoud: tabel({
          caption: 'Goedgekeurde bedragen per maand',
          kolommen: [{ kop: 'Maand' }, { kop: 'Bedrag', uitlijning: 'eind' }],
          rijen: maanden.map((een) => [hoofdletter(toonMaand(een.maand)), bedrag(een.bedrag)]),
          ...(maanden.length > 0 ? { voet: ['Totaal', bedrag(maanden.reduce((som, een) => som + een.bedrag, 0))] } : {}),
          leeg: 'Er is nog niets goedgekeurd.',
        }),
      }),
    )}`,
  });
}

/** Contracts: list, one contract, and its forms. */
export function registerContract(router: Router, { beleid }: { beleid: BeleidInHuis }): void {
  router.get('/contracten', { ...RECHTEN, logboek: false }, (c) => toonLijst(c, beleid));
  registerFormulieren(router, beleid);
  router.get('/contracten/:contract', { ...RECHTEN, logboek: false }, (c) => toonContract(c, beleid));
  router.get('/contracten/:contract/klaar', { ...RECHTEN, logboek: false }, async (c) => {
    const gemeenteId = (await c.actor()).gemeenteId ?? 0;
    const id = c.nummer('contract');
    const [contract, alle] = await Promise.all([findContract(c.db, gemeenteId, id), listVersies(c.db, gemeenteId, id)]);
    if (!contract) throw new NietGevonden();
    const code = c.zoek.get('product');
    const versie = (alle.get(id) ?? []).filter((een) => een.product === code).at(-1);
    const naam = productenVan(beleid, gemeenteId, c.vandaag).producten.find(({ product }) => product === code)?.naam;
    const titel = versie ? 'Het nieuwe tarief is vastgelegd' : 'Het contract is vastgelegd';
    return c.page({
      titel,
      kruimels: [KRUIMEL, { tekst: contract.aanbieder, href: `/contracten/${id}` }, { tekst: 'Klaar' }],
      inhoud: bevestiging({
        titel,
        onder: versie
          ? html`${naam ?? ''}: ${toonGeld(versie.tarief)} vanaf ${toonDatum(versie.geldig.van)}`
          : contract.aanbieder,
        kenmerk: { label: 'Contract', waarde: contract.nummer },
        hierna: [
          {
            wat: 'Declaraties rekenen vanzelf met het tarief van de dag.',
            wie: contract.aanbieder,
            wanneer: `vanaf ${toonDatum(versie?.geldig.van ?? contract.geldig.van)}`,
          },
        ],
        acties: linkKnop({ tekst: 'Naar het contract', href: `/contracten/${id}`, soort: 'primair' }),
      }),
    });
  });
}
