import type { BeleidInHuis, Product } from '../beleid/index.ts';
import { toonDatum } from '../kernel/datum.ts';
import { kaalGeld, toonGeld } from '../kernel/geld.ts';
import { toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { NietGevonden } from '../platform/problem.ts';
import { parseForm } from '../web/form-data.ts';
import {
  acties,
  bedrag,
  controleer,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  getalveld,
  html,
  knop,
  kop,
  linkKnop,
  stapel,
  tekstveld,
  terug,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { addTarief } from './actions/add-tarief.ts';
import { createContract } from './actions/create-contract.ts';
import { type Contract, findContract, listVersies, listZonderContract } from './queries.ts';
import { NieuwContract, NieuwTarief, parseBedrag, type TariefVersie } from './types.ts';

const KRUIMEL = { tekst: 'Contracten', href: '/contracten' };
const RECHTEN = { rollen: ['contractmanager'] as const, van: 'gemeente' as const };
type Waarden = Readonly<Record<string, string>>;

/** Products that can be contracted on a day. */
const producten = (beleid: BeleidInHuis, gemeenteId: number, c: PageContext): Product[] =>
  beleid.dichtstbij(gemeenteId, c.vandaag)?.regeling.producten.filter((product) => product.prijs && product.iwmo) ?? [];

type TariefBlad = { contract: Contract; product: Product; laatste: TariefVersie | undefined };

async function leesTarief(c: PageContext, beleid: BeleidInHuis, code: string): Promise<TariefBlad> {
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const id = c.nummer('contract');
  const [contract, versies] = await Promise.all([findContract(c.db, gemeenteId, id), listVersies(c.db, gemeenteId, id)]);
  const product = producten(beleid, gemeenteId, c).find((een) => een.product === code);
  if (!contract || !product) throw new NietGevonden();
  return { contract, product, laatste: (versies.get(id) ?? []).filter((versie) => versie.product === code).at(-1) };
}

const eenheid = (product: Product): string => `euro per ${product.prijs?.per ?? 'uur'}`;

function tariefFormulier(
  c: PageContext,
  blad: TariefBlad,
  getypt: Waarden,
  fouten: readonly Reden[],
  versie: number,
): Promise<Response> {
  const { contract, product, laatste } = blad;
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  return c.page({
    titel: 'Nieuw tarief',
    kruimels: [KRUIMEL, { tekst: contract.aanbieder, href: `/contracten/${contract.id}` }, { tekst: 'Nieuw tarief' }],
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${terug(`/contracten/${contract.id}`)}${foutSamenvatting(fouten)}${kop({ titel: 'Nieuw tarief', onder: `${product.naam}, ${contract.aanbieder}` })}<p>${
      laatste
        ? `Nu: ${toonGeld(laatste.tarief)}, ${toonPeriode(laatste.geldig)}.`
        : `Nu geldt het standaardtarief van de regeling: ${toonGeld(product.prijs?.bedrag ?? 0)}.`
    }</p>${form({
      actie: `/contracten/${contract.id}/tarief`,
      sleutel: c.sleutel(),
      versie,
      verborgen: { product: product.product },
      inhoud: html`${getalveld({ ...veld('tarief'), label: 'Nieuw tarief', eenheid: eenheid(product), breedte: 10, hint: 'Bijvoorbeeld 9,50' })}${datumveld(
        {
          ...veld('ingang'),
          label: 'Vanaf welke dag?',
          hint: 'Een dag die nog komt, of de eerste dag van een maand waarover nog niet is gedeclareerd. Bijvoorbeeld 01-01-2027',
        },
      )}${tekstveld({ ...veld('bron'), label: 'Waar is dit afgesproken?', hint: 'Staat bij elke regel die ermee wordt betaald. Bijvoorbeeld Addendum 2027-1', maximum: 100 })}${acties(knop({ tekst: 'Verder' }), linkKnop({ tekst: 'Annuleer', href: `/contracten/${contract.id}`, soort: 'stil' }))}`,
    })}`,
  });
}

function registerTarief(router: Router, beleid: BeleidInHuis): void {
  router.get('/contracten/:contract/tarief', { ...RECHTEN, logboek: false }, async (c) => {
    const blad = await leesTarief(c, beleid, c.zoek.get('product') ?? '');
    return tariefFormulier(c, blad, Object.fromEntries(c.zoek), [], blad.laatste?.id ?? 0);
  });
  router.post('/contracten/:contract/tarief', { ...RECHTEN, logboek: 'tarief-vastgelegd' }, async (c) => {
    const blad = await leesTarief(c, beleid, c.form.tekst('product'));
    const { contract, product, laatste } = blad;
    const versie = c.form.versie();
    const gelezen = parseForm(NieuwTarief, c.form.waarden);
    if (!gelezen.ok) return tariefFormulier(c, blad, c.form.waarden, gelezen.redenen, versie);
    const nieuw = gelezen.waarde;
    const vraag = { beleid, vandaag: c.vandaag, contractId: contract.id, product: product.product, versie, nieuw };
    if (c.form.tekst('bevestigd') !== 'ja') {
      const oordeel = await addTarief(c.db, await c.actor(), { ...vraag, proef: true });
      if (!oordeel.ok) return tariefFormulier(c, blad, c.form.waarden, oordeel.redenen, versie);
      const { tarief, ingang, bron } = c.form.waarden;
      const terugNaar = `/contracten/${contract.id}/tarief?${new URLSearchParams({ product: product.product, tarief: tarief ?? '', ingang: ingang ?? '', bron: bron ?? '' })}`;
      return c.page({
        titel: 'Controleer het nieuwe tarief',
        kruimels: [KRUIMEL, { tekst: contract.aanbieder, href: `/contracten/${contract.id}` }, { tekst: 'Nieuw tarief' }],
        smal: true,
        inhoud: html`${terug(terugNaar)}${kop({ titel: 'Controleer het nieuwe tarief' })}${stapel(
          controleer([
            { vraag: 'Aanbieder', antwoord: contract.aanbieder },
            { vraag: 'Product', antwoord: product.naam },
            { vraag: 'Nu', antwoord: bedrag(laatste?.tarief ?? product.prijs?.bedrag ?? 0) },
            { vraag: 'Nieuw', antwoord: html`${bedrag(nieuw.tarief)} per ${product.prijs?.per ?? 'uur'}`, wijzig: terugNaar },
            { vraag: 'Vanaf', antwoord: toonDatum(nieuw.ingang), wijzig: terugNaar },
            { vraag: 'Afgesproken in', antwoord: nieuw.bron, wijzig: terugNaar },
          ]),
          form({
            actie: `/contracten/${contract.id}/tarief`,
            sleutel: c.sleutel(),
            versie,
            verborgen: {
              product: product.product,
              tarief: tarief ?? '',
              ingang: ingang ?? '',
              bron: bron ?? '',
              bevestigd: 'ja',
            },
            inhoud: acties(
              knop({ tekst: 'Leg tarief vast' }),
              linkKnop({ tekst: 'Annuleer', href: `/contracten/${contract.id}`, soort: 'stil' }),
            ),
          }),
        )}`,
      });
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await addTarief(db, actor, vraag);
      return r.ok ? { ok: true, naar: `/contracten/${contract.id}/klaar?product=${encodeURIComponent(product.product)}` } : r;
    });
    return uit instanceof Response ? uit : tariefFormulier(c, blad, c.form.waarden, uit, versie);
  });
}

type ContractBlad = { aanbieder: { id: number; naam: string; agb: string }; producten: Product[] };

async function leesContract(c: PageContext, beleid: BeleidInHuis, aanbiederId: string): Promise<ContractBlad> {
  const gemeenteId = (await c.actor()).gemeenteId ?? 0;
  const aanbieder = (await listZonderContract(c.db, gemeenteId, c.vandaag)).find(({ id }) => String(id) === aanbiederId);
  if (!aanbieder) throw new NietGevonden();
  return { aanbieder, producten: producten(beleid, gemeenteId, c) };
}

const tariefNaam = (product: Product): string => `tarief-${product.product}`;

function contractFormulier(c: PageContext, blad: ContractBlad, getypt: Waarden, fouten: readonly Reden[]): Promise<Response> {
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  return c.page({
    titel: 'Nieuw contract',
    kruimels: [KRUIMEL, { tekst: 'Nieuw contract' }],
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${terug('/contracten')}${foutSamenvatting(fouten)}${kop({ titel: 'Nieuw contract', onder: `${blad.aanbieder.naam}, AGB ${blad.aanbieder.agb}` })}${form(
      {
        actie: '/contracten/nieuw',
        sleutel: c.sleutel(),
        verborgen: { aanbieder: String(blad.aanbieder.id) },
        inhoud: html`${tekstveld({ ...veld('nummer'), label: 'Contractnummer', breedte: 20, maximum: 40 })}${datumveld({
          ...veld('ingang'),
          label: 'Eerste dag',
          hint: 'Een dag die nog komt, of de eerste dag van een maand waarover nog niet is gedeclareerd. Bijvoorbeeld 01-01-2027',
        })}${datumveld({ ...veld('einde'), label: 'Laatste dag', verplicht: false })}<h2>Tarieven</h2><p>Ingevuld staat het standaardtarief van de regeling. Maak een veld leeg als de aanbieder het product niet biedt.</p>${blad.producten.map(
          (product) =>
            getalveld({
              ...veld(tariefNaam(product)),
              label: product.naam,
              eenheid: eenheid(product),
              breedte: 10,
              verplicht: false,
            }),
        )}${acties(knop({ tekst: 'Verder' }), linkKnop({ tekst: 'Annuleer', href: '/contracten', soort: 'stil' }))}`,
      },
    )}`,
  });
}

/** Tariffs that were filled in, and what is wrong with them. */
function leesTarieven(blad: ContractBlad, waarden: Waarden): { tarieven: Map<string, number>; fouten: Reden[] } {
  const tarieven = new Map<string, number>();
  const fouten: Reden[] = [];
  for (const product of blad.producten) {
    const getypt = (waarden[tariefNaam(product)] ?? '').trim();
    if (getypt === '') continue;
    const cent = parseBedrag(getypt);
    if (cent === undefined || cent === 0)
      fouten.push({
        veld: tariefNaam(product),
        tekst: `Vul bij ${product.naam} een bedrag in euro’s in, bijvoorbeeld 9,50, of maak het veld leeg.`,
      });
    else tarieven.set(product.product, cent);
  }
  return { tarieven, fouten };
}

function registerNieuw(router: Router, beleid: BeleidInHuis): void {
  router.get('/contracten/nieuw', { ...RECHTEN, logboek: false }, async (c) => {
    const blad = await leesContract(c, beleid, c.zoek.get('aanbieder') ?? '');
    const standaard = Object.fromEntries(
      blad.producten.map((product) => [tariefNaam(product), kaalGeld(product.prijs?.bedrag ?? 0)]),
    );
    return contractFormulier(c, blad, { ...standaard, ...Object.fromEntries(c.zoek) }, []);
  });
  router.post('/contracten/nieuw', { ...RECHTEN, logboek: 'contract-vastgelegd' }, async (c) => {
    const blad = await leesContract(c, beleid, c.form.tekst('aanbieder'));
    const gelezen = parseForm(NieuwContract, c.form.waarden);
    const { tarieven, fouten } = leesTarieven(blad, c.form.waarden);
    if (!gelezen.ok || fouten.length > 0)
      return contractFormulier(c, blad, c.form.waarden, [...(gelezen.ok ? [] : gelezen.redenen), ...fouten]);
    const nieuw = gelezen.waarde;
    const vraag = { beleid, vandaag: c.vandaag, aanbiederId: blad.aanbieder.id, nieuw, tarieven };
    if (c.form.tekst('bevestigd') !== 'ja') {
      const oordeel = await createContract(c.db, await c.actor(), { ...vraag, proef: true });
      if (!oordeel.ok) return contractFormulier(c, blad, c.form.waarden, oordeel.redenen);
      const terugNaar = `/contracten/nieuw?${new URLSearchParams({ ...c.form.waarden })}`;
      return c.page({
        titel: 'Controleer het contract',
        kruimels: [KRUIMEL, { tekst: 'Nieuw contract' }],
        smal: true,
        inhoud: html`${terug(terugNaar)}${kop({ titel: 'Controleer het contract' })}${stapel(
          controleer([
            { vraag: 'Aanbieder', antwoord: blad.aanbieder.naam },
            { vraag: 'Contractnummer', antwoord: nieuw.nummer, wijzig: terugNaar },
            { vraag: 'Looptijd', antwoord: toonPeriode({ van: nieuw.ingang, tot: nieuw.einde }), wijzig: terugNaar },
            ...blad.producten.map((product) => {
              const tarief = tarieven.get(product.product);
              return {
                vraag: product.naam,
                antwoord:
                  tarief === undefined
                    ? 'niet in dit contract'
                    : html`${bedrag(tarief)} per ${product.prijs?.per ?? 'uur'}${tarief === product.prijs?.bedrag ? ' (standaard)' : ' (eigen tarief)'}`,
                wijzig: terugNaar,
              };
            }),
          ]),
          form({
            actie: '/contracten/nieuw',
            sleutel: c.sleutel(),
            verborgen: { ...c.form.waarden, bevestigd: 'ja' },
            inhoud: acties(
              knop({ tekst: 'Leg contract vast' }),
              linkKnop({ tekst: 'Annuleer', href: '/contracten', soort: 'stil' }),
            ),
          }),
        )}`,
      });
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await createContract(db, actor, vraag);
      return r.ok ? { ok: true, naar: `/contracten/${r.waarde.id}/klaar` } : r;
    });
    return uit instanceof Response ? uit : contractFormulier(c, blad, c.form.waarden, uit);
  });
}

/** Forms of contracts: a new tariff, a new contract. Each comes in twice: to be looked over, then with `bevestigd`. */
export function registerFormulieren(router: Router, beleid: BeleidInHuis): void {
  registerNieuw(router, beleid);
  registerTarief(router, beleid);
}
