import { type BeleidInHuis, tredeNaam } from '../beleid/index.ts';
import { soortNaam } from '../besluit/index.ts';
import { adresMet, toonNaam, uitkeringTekst } from '../inwoner/index.ts';
import { type Datum, datum, isoDatum, isVoor, toonDatum } from '../kernel/datum.ts';
import { toonUren } from '../kernel/minuten.ts';
import { fromDaterange, fromDaterangeOpen, toonPeriode } from '../kernel/periode.ts';
import { plichtenInhoud, plichtenStand, toewijzingStatusSoort, toewijzingStatusTekst } from '../toewijzing/index.ts';
import {
  acties,
  badge,
  datumveld,
  filters,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  type Inhoud,
  kaart,
  kolommen,
  lijst,
  link,
  linkKnop,
  melding,
  uitklap,
  zacht,
} from '../web/index.ts';
import { dagenVan, kijkTekst, kijkVan, toenVan } from './rules.ts';
import type { StandToewijzing, Toen, ToenFeiten } from './types.ts';

interface Vraag {
  basis: string;
  inwonerId: number;
  gemeenteId: number;
  vandaag: Datum;
  dag: Datum;
  bekend: Datum | undefined;
  getypt: { dag: string; bekend: string };
  fouten: readonly { veld: string; tekst: string }[];
  beleid: BeleidInHuis;
  product: (product: string) => string;
}

const toon = (iso: string): string => toonDatum(datum(iso));

/** The page: which day, what was so, and what was written down later. */
export const terugkijkInhoud = (f: ToenFeiten, v: Vraag): Inhoud => {
  const kijk = kijkVan(v.dag, v.bekend);
  const toen = toenVan(f, kijk, v.product);
  return [
    foutSamenvatting(v.fouten),
    kaart({
      titel: 'Welke dag wil je zien?',
      inhoud: html`${filters({
        actie: v.basis,
        knop: 'Toon deze dag',
        velden: [
          datumveld({ naam: 'dag', label: 'Hoe het was op', waarde: v.getypt.dag, fout: foutVan(v.fouten, 'dag') }),
          datumveld({
            naam: 'bekend',
            label: 'Met wat bekend was op',
            waarde: v.getypt.bekend,
            hint: 'Leeg: met wat nu bekend is',
            fout: foutVan(v.fouten, 'bekend'),
          }),
        ],
      })}${springen(f, v, kijk.dag)}`,
    }),
    melding({
      soort: 'info',
      titel: kijkTekst(v.dag, v.bekend),
      inhoud: anders(v, kijk.dag),
    }),
    kolommen({
      breed: [
        ...lopendEerst(toen.toewijzingen).map((t) => toewijzingKaart(t, v)),
        toen.toewijzingen.length === 0 && kaart({ titel: 'Toewijzingen', inhoud: zacht('Er was nog niets toegewezen.') }),
        verhaalKaart(toen, v),
        toen.later.length > 0 &&
          kaart({
            titel: 'Later pas bekend',
            inhoud: html`<p>Dit gold toen al, maar stond nog niet in het dossier.</p><ul>${toen.later.map(
              (l) => html`<li>${l.wat}: sinds ${toon(l.geldt)}, vastgelegd op ${toon(l.bekend)}</li>`,
            )}</ul>`,
          }),
      ],
      smal: [ladderKaart(toen, v), gegevensKaart(toen, v), besluitenKaart(toen, v), planKaart(toen), restKaart(toen, v)],
    }),
  ];
};

const adresVan = (v: Vraag, dag: string, bekend: string | undefined): string => adresMet(v.basis, { dag, bekend });

/** The days around this one on which something changed. */
const springen = (f: ToenFeiten, v: Vraag, dag: string): Inhoud => {
  const dagen = dagenVan(f).filter((een) => een <= isoDatum(v.vandaag));
  const bekend = v.bekend && isoDatum(v.bekend);
  const vorige = dagen.findLast((een) => een < dag);
  const volgende = dagen.find((een) => een > dag);
  return [
    acties(
      vorige !== undefined &&
        linkKnop({ tekst: `Vorige wijziging: ${toon(vorige)}`, href: adresVan(v, vorige, bekend), soort: 'stil' }),
      volgende !== undefined &&
        linkKnop({ tekst: `Volgende wijziging: ${toon(volgende)}`, href: adresVan(v, volgende, bekend), soort: 'stil' }),
    ),
    dagen.length > 2 &&
      uitklap(
        `Alle dagen waarop iets veranderde (${dagen.length})`,
        html`<ul>${dagen.toReversed().map((een) => html`<li>${link(adresVan(v, een, bekend), toon(een))}</li>`)}</ul>`,
      ),
  ];
};

/** The same day with other knowledge: one click. */
const anders = (v: Vraag, dag: string): Html =>
  v.bekend?.equals(v.dag)
    ? link(adresVan(v, dag, undefined), 'Bekijk deze dag met wat we nu weten')
    : link(adresVan(v, dag, dag), 'Bekijk deze dag met wat we toen wisten');

const ladderKaart = (toen: Toen, v: Vraag): Html => {
  const b = toen.bepaling;
  if (!b) return kaart({ titel: 'Ladder', inhoud: zacht('De trede was nog niet bepaald.') });
  const regeling = b.regelingId === undefined ? undefined : v.beleid.regelingMetId(b.regelingId).regeling;
  return kaart({
    titel: 'Ladder',
    inhoud: lijst([
      { kop: 'Trede', waarde: `${b.trede}${regeling ? `: ${tredeNaam(regeling, b.trede).toLowerCase()}` : ''}` },
      ...(b.perspectief ? [{ kop: 'Perspectief', waarde: `trede ${b.perspectief}` }] : []),
      { kop: 'Bepaald op', waarde: `${toon(b.peildatum)}${b.door ? `, door ${b.door}` : ''}` },
    ]),
  });
};

const gegevensKaart = (toen: Toen, v: Vraag): Html => {
  const regeling = v.beleid.regelingOp(v.gemeenteId, v.dag, undefined, v.bekend);
  return kaart({
    titel: 'Gegevens',
    inhoud: lijst([
      { kop: 'Naam', waarde: toonNaam(toen.naam) },
      { kop: 'Geboren op', waarde: toon(toen.naam.geboortedatum) },
      {
        kop: 'Uitkering',
        waarde:
          toen.uitkering === undefined
            ? 'Niet vastgelegd'
            : (Object.entries(uitkeringTekst).find(([s]) => s === toen.uitkering)?.[1] ?? toen.uitkering),
      },
      {
        kop: 'Beleid',
        waarde: regeling
          ? html`${link('/beleid', regeling.regeling.naam)}, versie van ${toon(regeling.regeling.geldigVan)}`
          : 'Er gold geen regeling die hier bekend is',
      },
    ]),
  });
};

const besluitenKaart = (toen: Toen, v: Vraag): Html | false =>
  toen.besluiten.length > 0 &&
  kaart({
    titel: 'Besluiten',
    inhoud: html`<ul>${toen.besluiten.map(
      (b) =>
        html`<li>${link(`/dossier/${v.inwonerId}/besluit/${b.id}`, `${soortNaam(b.soort)}: ${v.product(b.product)}`)}, genomen op ${toon(b.geldt)}. ${
          b.isBekend && b.bekendgemaakt
            ? `Bekendgemaakt op ${toon(b.bekendgemaakt.geldt)}${b.middel ? `, ${b.middel.soort} ${isVoor(b.middel.tot, v.dag) ? 'kon' : 'kan'} tot en met ${toonDatum(b.middel.tot)}` : ''}.`
            : 'Nog niet bekendgemaakt.'
        }</li>`,
    )}</ul>`,
  });

const planKaart = ({ plan }: Toen): Html | false =>
  plan !== undefined &&
  kaart({
    titel: 'Plan',
    inhoud: html`<p>Versie ${plan.nummer}, geldt sinds ${toon(plan.geldt)}.</p>${
      plan.doelen.length > 0 && html`<ul>${plan.doelen.map((doel) => html`<li>${doel}</li>`)}</ul>`
    }`,
  });

const VERHAAL_KOP: Readonly<Record<Toen['verhalen'][number]['soort'], string>> = {
  terugkeer: 'De weg terug',
  terugstap: 'Stap terug',
  resultaat: 'Resultaat',
  overdracht: 'Overdracht',
  nazorg: 'Nazorg',
  bezwaar: 'Bezwaar',
};

const verhaalKaart = (toen: Toen, v: Vraag): Html | false =>
  toen.verhalen.length > 0 &&
  kaart({
    titel: 'Wat er speelde',
    inhoud: html`<ul>${toen.verhalen.map(
      (een) => html`<li>${link(`/dossier/${v.inwonerId}${een.pad}`, VERHAAL_KOP[een.soort])}: ${een.wat} (${toon(een.dag)})</li>`,
    )}</ul>`,
  });

const restKaart = (toen: Toen, v: Vraag): Inhoud => [
  toen.orientaties.length > 0 &&
    kaart({
      titel: 'Oriëntatie',
      inhoud: html`<ul>${toen.orientaties.map((o) => html`<li>${o.centrum}: ${o.wat} sinds ${toon(o.dag)}</li>`)}</ul>`,
    }),
  toen.brieven.length > 0 &&
    kaart({
      titel: 'Brieven',
      inhoud: html`<ul>${toen.brieven.map(
        (b) => html`<li>${link(`/dossier/${v.inwonerId}/documenten/${b.id}`, b.titel)}, ${toon(b.dag)}</li>`,
      )}</ul>`,
    }),
];

const lopendEerst = (toewijzingen: readonly StandToewijzing[]): StandToewijzing[] =>
  toewijzingen.toSorted(
    (a, b) => Number(b.status === 'gestart') - Number(a.status === 'gestart') || b.toewijzing.id - a.toewijzing.id,
  );

const regelsVan = (v: Vraag, regelingId: number): string => {
  const { regeling } = v.beleid.regelingMetId(regelingId);
  return `${regeling.naam}, versie van ${toon(regeling.geldigVan)}`;
};

const toewijzingKaart = (s: StandToewijzing, v: Vraag): Html => {
  const { toewijzing: t } = s;
  const rij = {
    product: t.product,
    looptijd: s.looptijd,
    looptijd_besloten: t.looptijdBesloten ?? null,
    opgeschort: s.opgeschort,
    verlengd: s.verlengd,
    verlengingen: s.verlengingen,
    regeling_id: s.regelingId,
    regeling_eerder: s.regelingEerder.map(({ tot, regelingId }) => ({ tot, regeling: regelingId })),
  };
  return kaart({
    titel: `${v.product(t.product)} bij ${t.aanbieder}`,
    acties: s.isOpgeschort
      ? badge('aandacht', 'Opgeschort')
      : badge(toewijzingStatusSoort[s.status], toewijzingStatusTekst[s.status]),
    inhoud: html`${lijst([
      { kop: 'Looptijd', waarde: toonPeriode(fromDaterangeOpen(s.looptijd)) },
      ...(s.minutenPerWeek === undefined ? [] : [{ kop: 'Afgesproken', waarde: `${toonUren(s.minutenPerWeek)} uur per week` }]),
      ...(t.doelTrede === undefined ? [] : [{ kop: 'Doel', waarde: `trede ${t.doelTrede}` }]),
      { kop: 'Regels', waarde: regelsVan(v, s.regelingId) },
      ...(s.verlengd > 0 ? [{ kop: 'Verlengd', waarde: s.verlengd === 1 ? '1 keer' : `${s.verlengd} keer` }] : []),
    ])}${
      s.status !== 'geweigerd' &&
      uitklap(
        'Termijnen en plichten op deze dag',
        plichtenInhoud({
          uit: plichtenStand(v.beleid, rij, { voortgang: s.voortgang, afdoeningen: s.afdoeningen }),
          t: rij,
          tot: fromDaterange(s.looptijd).tot,
          vandaag: v.dag,
          loopt: s.status === 'gestart',
          href: () => undefined,
        }),
        { open: s.status === 'gestart' },
      )
    }`,
  });
};
