// What is to be destroyed: past its term, put before a second person, and the statements of what was destroyed.
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstvak,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { decideOverVernietiging } from '../actions/propose-vernietiging.ts';
import {
  countVernietiging,
  findVernietiging,
  listVernietigingen,
  listVoorbij,
  type VernietigingRij,
} from '../queries/vernietiging.ts';
import { BesluitForm, STATUS_TEKST, Telling } from '../types.ts';
import { grootte, tabelWoord } from './woorden.ts';

const LIJST = '/vernietigen';
const LEZERS = { rollen: ['consulent', 'teammanager'], van: 'inwoner' } as const;
const KRUIMELS = [{ tekst: 'Te vernietigen', href: LIJST }];

const wieVan = (v: Pick<VernietigingRij, 'voornaam' | 'voorvoegsel' | 'achternaam' | 'dossiernummer'>): string =>
  v.voornaam === null || v.achternaam === null
    ? 'Zonder naam'
    : toonNaam({ voornaam: v.voornaam, voorvoegsel: v.voorvoegsel ?? '', achternaam: v.achternaam });

const AANLEIDING = {
  bewaartermijn: 'Bewaartermijn voorbij',
  verzoek: 'Verzoek van de inwoner',
  herstel: 'Teruggekomen met een back-up',
};

export const registerVernietigen = (router: Router): void => {
  router.get(LIJST, { rollen: ['consulent', 'teammanager'], van: 'gemeente', logboek: false }, toonLijst);
  router.get(`${LIJST}/:vernietiging`, { ...LEZERS, logboek: 'inzage' }, (c) => toon(c));
  router.post(
    `${LIJST}/:vernietiging`,
    { rollen: ['teammanager'], van: 'inwoner', logboek: 'vernietiging-besloten' },
    async (c) => {
      const id = c.nummer('vernietiging');
      const v = await laad(c);
      if (v.dossier_id === null) throw new NietGevonden();
      const gelezen = parseForm(BesluitForm, c.form.waarden);
      if (!gelezen.ok) return toon(c, gelezen.redenen);
      const uit = await c.submit(async (db, actor) => {
        const r = await decideOverVernietiging(db, { actor, id, versie: c.form.versie(), gegevens: gelezen.waarde });
        return r.ok ? { ok: true, naar: `${LIJST}/${id}?gedaan=${gelezen.waarde.besluit}` } : r;
      });
      return uit instanceof Response ? uit : toon(c, uit);
    },
  );
};

const toonLijst = async (c: PageContext): Promise<Response> => {
  const [voorbij, wachtend, klaar] = await Promise.all([
    listVoorbij(c.db, c.vandaag),
    listVernietigingen(c.db, ['voorgesteld', 'akkoord', 'mislukt']),
    listVernietigingen(c.db, ['uitgevoerd']),
  ]);
  return c.page({
    titel: 'Te vernietigen',
    inhoud: stapel(
      kop({
        titel: 'Te vernietigen',
        onder:
          'Een dossier verdwijnt pas als twee personen het eens zijn: een die het voorlegt en een teammanager die het nakijkt.',
      }),
      kaart({
        titel: 'Wacht op een tweede persoon',
        inhoud: tabel({
          caption: 'Dossiers die zijn voorgelegd',
          kolommen: [{ kop: 'Dossier' }, { kop: 'Waarom' }, { kop: 'Voorgelegd door' }, { kop: 'Stand' }],
          rijen: wachtend.map((v) => [
            metOnder(link(`${LIJST}/${v.id}`, wieVan(v)), v.dossiernummer ?? ''),
            metOnder(AANLEIDING[v.aanleiding], toonDatum(datum(v.aanleiding_op))),
            metOnder(v.voorsteller, toonDatum(dagTotVandaag(v.voorgesteld_op, c.vandaag))),
            STATUS_TEKST[v.status],
          ]),
          leeg: 'Er ligt niets voor.',
        }),
      }),
      kaart({
        titel: 'Bewaartermijn voorbij, nog niet voorgelegd',
        inhoud: tabel({
          caption: 'Dossiers waarvan de bewaartermijn voorbij is',
          kolommen: [{ kop: 'Dossier' }, { kop: 'Gesloten' }, { kop: 'Bewaard tot en met' }],
          rijen: voorbij.map((rij) => [
            metOnder(link(`/dossier/${rij.inwoner_id}/bewaren`, toonNaam(rij)), rij.dossiernummer),
            toonDatum(datum(rij.gesloten_op)),
            toonDatum(datum(rij.bewaren_tot)),
          ]),
          leeg: 'Van geen dossier is de bewaartermijn voorbij.',
        }),
      }),
      kaart({
        titel: 'Verklaringen van vernietiging',
        inhoud: tabel({
          caption: 'Wat is vernietigd',
          kolommen: [{ kop: 'Verklaring' }, { kop: 'Waarom' }, { kop: 'Vernietigd op' }],
          rijen: klaar.map((v) => [
            link(`${LIJST}/${v.id}`, `Verklaring ${v.id}`),
            AANLEIDING[v.aanleiding],
            v.uitgevoerd_op === null ? '' : toonMoment(v.uitgevoerd_op, c.vandaag),
          ]),
          leeg: 'Er is nog niets vernietigd.',
        }),
      }),
    ),
  });
};

const laad = async (c: PageContext): Promise<VernietigingRij> => {
  const v = await findVernietiging(c.db, c.nummer('vernietiging'));
  if (!v) throw new NietGevonden();
  if (v.dossier_id !== null) await schrijfInzage(c.db, { inwonerId: v.dossier_id, soort: 'vernietiging', objectId: v.id });
  return v;
};

const toon = async (c: PageContext, redenen: readonly Reden[] = []): Promise<Response> => {
  const [v, actor] = [await laad(c), await c.actor()];
  const open = v.dossier_id !== null;
  const telling = open
    ? await countVernietiging(c.db, v.id, c.vandaag)
    : v.status === 'uitgevoerd'
      ? Telling.parse({
          rijen: v.rijen,
          zonderNaam: v.zonder_naam,
          bestanden: v.bestanden,
          bytes: Number(v.bytes),
          financienTot: v.financien_tot,
        })
      : undefined;
  const titel =
    v.status === 'uitgevoerd' ? `Verklaring van vernietiging ${v.id}` : open ? `Vernietigen: ${wieVan(v)}` : `Voorstel ${v.id}`;
  const beslist = open && ['voorgesteld', 'mislukt'].includes(v.status) && actor.rol === 'teammanager';
  return c.page({
    titel,
    kruimels: [...KRUIMELS, { tekst: titel }],
    fout: redenen.length > 0,
    inhoud: stapel(
      kop({ titel, onder: STATUS_TEKST[v.status] }),
      foutSamenvatting(redenen),
      c.zoek.get('gedaan') === 'akkoord' &&
        v.status === 'akkoord' &&
        melding({
          soort: 'succes',
          titel: 'Je bent akkoord',
          inhoud: 'Het systeem vernietigt het dossier nu. Ververs deze pagina over een minuut: dan staat hier de verklaring.',
        }),
      v.status === 'mislukt' && melding({ soort: 'fout', titel: 'Het dossier is niet vernietigd', inhoud: v.fout }),
      kaart({ titel: v.status === 'uitgevoerd' ? 'Wat is er gebeurd' : 'Het voorstel', inhoud: feiten(v, c.vandaag) }),
      telling && tellingKaart(telling, v.status === 'uitgevoerd'),
      beslist && (v.voorgesteld_door === actor.gebruikerId ? eigen() : besluitKaart(c, v, redenen)),
      acties(
        open && linkKnop({ tekst: 'Open het dossier', href: `/dossier/${v.dossier_id}/bewaren`, soort: 'tweede' }),
        linkKnop({ tekst: 'Terug naar de lijst', href: LIJST, soort: 'stil' }),
      ),
    ),
  });
};

const feiten = (v: VernietigingRij, vandaag: Datum): Html =>
  lijst([
    { kop: 'Waarom', waarde: metOnder(AANLEIDING[v.aanleiding], v.grond) },
    ...(v.gesloten_op === null ? [] : [{ kop: 'Dossier gesloten op', waarde: toonDatum(datum(v.gesloten_op)) }]),
    ...(v.laatste_ondersteuning === null
      ? []
      : [{ kop: 'Laatste dag van ondersteuning', waarde: toonDatum(datum(v.laatste_ondersteuning)) }]),
    ...(v.bewaren_tot === null ? [] : [{ kop: 'Bewaren tot en met', waarde: toonDatum(datum(v.bewaren_tot)) }]),
    { kop: 'Voorgelegd door', waarde: `${v.voorsteller}, ${toonDatum(dagTotVandaag(v.voorgesteld_op, vandaag))}` },
    ...(v.besloten_op === null
      ? []
      : [
          {
            kop: 'Nagekeken door',
            waarde: metOnder(`${v.beslisser ?? ''}, ${toonDatum(dagTotVandaag(v.besloten_op, vandaag))}`, v.besluit_reden),
          },
        ]),
    ...(v.uitgevoerd_op === null ? [] : [{ kop: 'Vernietigd op', waarde: toonMoment(v.uitgevoerd_op, vandaag) }]),
    ...(v.status === 'uitgevoerd'
      ? [{ kop: 'Van wie', waarde: 'Dat is niet meer te zien. Ook het logboek noemt alleen nog een nummer.' }]
      : []),
  ]);

const tellingKaart = (t: Telling, klaar: boolean): Html =>
  kaart({
    titel: klaar ? 'Wat is vernietigd' : 'Wat gaat er weg',
    inhoud: stapel(
      tabel({
        caption: klaar ? 'Wat is vernietigd' : 'Wat weggaat',
        kolommen: [{ kop: 'Wat' }, { kop: 'Aantal', uitlijning: 'eind' }],
        rijen: [
          ...Object.entries(t.rijen)
            .map(([naam, n]): [string, string] => [tabelWoord(naam), String(n)])
            .sort(([a], [b]) => a.localeCompare(b, 'nl')),
          ['Bestanden', `${t.bestanden} (${grootte(t.bytes)})`],
        ],
        leeg: 'Er staat niets in dit dossier.',
      }),
      (t.zonderNaam.declaratieregel ?? 0) > 0 && financien(t),
    ),
  });

/** What stays because it was paid, and how long: a choice of the municipality, and said so. */
const financien = (t: Telling): Html =>
  html`<p>Dit blijft voor de financiële administratie, zonder naam en zonder dossier: ${telWoord(
    t.zonderNaam.declaratieregel,
    'declaratieregel',
    'declaratieregels',
  )} en ${telWoord(t.zonderNaam.toewijzing, 'toewijzing', 'toewijzingen')}. Zo kloppen de bedragen nog (keuze).</p><p>${
    t.financienTot === null
      ? 'De uren en resultaten eronder blijven niet: de termijn die jullie gemeente daarvoor koos, is voorbij (keuze).'
      : `Eronder blijven ${telWoord(t.zonderNaam.uren, 'dag met uren', 'dagen met uren')} en ${telWoord(t.zonderNaam.resultaat, 'resultaat', 'resultaten')}, uiterlijk tot en met ${toonDatum(datum(t.financienTot))}. Die termijn is een keuze van jullie gemeente: beheer stelt hem in.`
  }</p>`;

const telWoord = (n: number | undefined, een: string, meer: string): string => `${n ?? 0} ${n === 1 ? een : meer}`;

const eigen = (): Html =>
  melding({ soort: 'info', titel: 'Je legde dit zelf voor', inhoud: 'Een andere teammanager moet het nakijken.' });

const besluitKaart = (c: PageContext, v: VernietigingRij, redenen: readonly Reden[]): Html =>
  kaart({
    titel: 'Wat besluit je?',
    inhoud: form({
      actie: `${LIJST}/${v.id}`,
      sleutel: c.sleutel(),
      versie: v.versie,
      naam: 'Besluiten',
      inhoud: stapel(
        melding({
          soort: 'waarschuwing',
          titel: 'Dit kan niet terug',
          inhoud: 'Na je akkoord wordt het hele dossier vernietigd. Ook als later een back-up wordt teruggezet.',
        }),
        keuzerondjes({
          naam: 'besluit',
          label: 'Mag dit dossier weg?',
          waarde: c.form.tekst('besluit'),
          fout: foutVan(redenen, 'besluit'),
          keuzes: [
            { waarde: 'akkoord', tekst: 'Ja, vernietig het dossier' },
            { waarde: 'afwijzen', tekst: 'Nee, het dossier blijft' },
          ],
        }),
        tekstvak({
          naam: 'reden',
          label: 'Wat heb je nagekeken?',
          hint: 'Noem geen naam en geen nummer: dit blijft bij de verklaring staan.',
          waarde: c.form.tekst('reden'),
          fout: foutVan(redenen, 'reden'),
          regels: 2,
          maximum: 1000,
        }),
        acties(knop({ tekst: 'Leg mijn besluit vast', soort: 'gevaar' })),
      ),
    }),
  });
