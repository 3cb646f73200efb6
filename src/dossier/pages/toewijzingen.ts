import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { fromDaterange, fromDaterangeOpen, toonPeriode } from '../../kernel/periode.ts';
import { leesOpgeschort } from '../../kernel/weekverloop.ts';
import {
  DoelSoort,
  doelSoortTekst,
  findAfdoeningenVan,
  laatsteDagVan,
  nooitBegonnen,
  plichtenInhoud,
  plichtenStand,
  standOp,
  toewijzingStatusSoort,
  toewijzingStatusTekst,
  urenInhoud,
} from '../../toewijzing/index.ts';
import { HOE_GAAT_HET } from '../../voortgang/index.ts';
import { acties, badge, type Html, html, kaart, leegBlok, lijst, link, linkKnop, uitklap, zacht } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import {
  findDoelen,
  findInstemmingen,
  findPlaatsingen,
  findResultaten,
  findToewijzingen,
  findVoortgang,
  type ToewijzingRij,
} from '../queries.ts';
import type { Woorden } from '../timeline.ts';
import { type DossierSettings, dossierPagina, handeltMet, LEZERS, openDossier, schrijftIn, woordenVan } from './frame.ts';

const lees = async (db: PageContext['db'], inwonerId: number) => {
  const [toewijzingen, doelen, plaatsingen, instemmingen, voortgang, resultaten, afdoeningen] = await Promise.all([
    findToewijzingen(db, inwonerId),
    findDoelen(db, inwonerId),
    findPlaatsingen(db, inwonerId),
    findInstemmingen(db, inwonerId),
    findVoortgang(db, inwonerId),
    findResultaten(db, inwonerId),
    findAfdoeningenVan(db, inwonerId),
  ]);
  return { toewijzingen, doelen, plaatsingen, instemmingen, voortgang, resultaten, afdoeningen };
};

/** What was assigned to whom, with goals, workplace, reports and result. */
export const registerToewijzingenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/toewijzingen', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'toewijzing' }, lees);
    const woorden = woordenVan(s, c, inwoner.gemeente_id);
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'toewijzingen',
      inhoud:
        extra.toewijzingen.length === 0
          ? leegBlok({
              titel: 'Er is nog niets toegewezen',
              inhoud: 'Een toewijzing komt uit een besluit.',
              acties:
                handeltMet(actor, inwoner) && linkKnop({ tekst: 'Besluit voorbereiden', href: `/dossier/${inwoner.id}/besluit` }),
            })
          : extra.toewijzingen.map((t) =>
              toewijzingKaart(t, extra, woorden, {
                beleid: s.beleid,
                inwonerId: inwoner.id,
                vandaag: c.vandaag,
                consulent: schrijftIn(actor, inwoner.id),
              }),
            ),
    });
  });
};

/** Over before what was decided, or before it began. */
const eerderGeeindigd = (t: ToewijzingRij): Html | false => {
  if (t.beeindigd_op === null) return false;
  const einde = datum(t.beeindigd_op);
  const { van, tot } = fromDaterangeOpen(t.looptijd);
  if (nooitBegonnen(t) || isVoor(einde, van) || (t.gestart_op === null && einde.equals(van)))
    return html`<p>${zacht('Niet begonnen.')}</p>`;
  return tot === null || isVoor(einde, tot) ? html`<p>${zacht(`Geëindigd op ${toonDatum(einde)}.`)}</p>` : false;
};

const toewijzingKaart = (
  t: ToewijzingRij,
  extra: Awaited<ReturnType<typeof lees>>,
  woorden: Woorden,
  { inwonerId, vandaag, consulent, beleid }: { inwonerId: number; vandaag: Datum; consulent: boolean; beleid: BeleidInHuis },
): Html => {
  const van = <T extends { toewijzing_id: number }>(rijen: readonly T[]) => rijen.filter((rij) => rij.toewijzing_id === t.id);
  const doelen = van(extra.doelen);
  const plaats = van(extra.plaatsingen)[0];
  const akkoord = van(extra.instemmingen).find((i) => i.onderwerp === 'doelen');
  const resultaat = van(extra.resultaten)[0];
  const stand = standOp({ status: t.status, tot: fromDaterange(t.looptijd).tot }, vandaag);
  const loopt = t.status !== 'beeindigd' && t.status !== 'geweigerd';
  const knoppen = [
    ...(t.besluit_id === null
      ? []
      : [linkKnop({ tekst: 'Bekijk het besluit', href: `/dossier/${inwonerId}/besluit/${t.besluit_id}` })]),
    linkKnop({
      tekst: consulent && loopt ? 'Verlengen, opschorten of wijzigen' : 'Bekijk wat er is gebeurd',
      href: `/dossier/${inwonerId}/toewijzingen/${t.id}`,
    }),
  ];
  return kaart({
    titel: `${woorden.product(t.product)} bij ${t.aanbieder}`,
    id: `toewijzing-${t.id}`,
    acties: badge(toewijzingStatusSoort[stand], toewijzingStatusTekst[stand]),
    inhoud: html`${lijst([
      {
        kop: 'Looptijd',
        waarde: html`${toonPeriode(fromDaterangeOpen(t.looptijd))}${
          t.looptijd_besloten !== null &&
          t.looptijd_besloten !== t.looptijd &&
          html`<p>${zacht(`Eerst besloten: ${toonPeriode(fromDaterangeOpen(t.looptijd_besloten))}.`)}</p>`
        }${eerderGeeindigd(t)}${leesOpgeschort(t.opgeschort).map((p) => html`<p>${zacht(`Opgeschort ${toonPeriode(p)}.`)}</p>`)}`,
      },
      ...(t.minuten_per_week === null
        ? []
        : [
            {
              kop: 'Afgesproken',
              waarde: urenInhoud(beleid.regelingMetId(t.regeling_id), { ...t, minuten_per_week: t.minuten_per_week }, vandaag),
            },
          ]),
      ...(t.doel_trede === null
        ? []
        : [
            {
              kop: 'Ladder',
              waarde: `${t.start_trede === null ? '' : `van trede ${t.start_trede} `}naar trede ${t.doel_trede}: ${woorden.trede(t.doel_trede)}`,
            },
          ]),
      ...(plaats ? [{ kop: 'Werkplek', waarde: `${plaats.werkplek}, begeleid door ${plaats.begeleider}` }] : []),
      ...(doelen.length === 0
        ? []
        : [
            {
              kop: 'Doelen',
              waarde: html`<ul>${doelen.map((doel) => html`<li>${doel.tekst} ${zacht(doelWoord(doel.soort))}</li>`)}</ul>`,
            },
          ]),
      ...(doelen.length === 0
        ? []
        : [
            {
              kop: 'Inwoner eens met de doelen',
              waarde: akkoord
                ? `${akkoord.akkoord ? 'Ja' : 'Nee'}, op ${toonDatum(dagTotVandaag(akkoord.gegeven_op, vandaag))}${akkoord.toelichting ? `: “${akkoord.toelichting}”` : ''}`
                : 'Nog niet gezegd',
            },
          ]),
      ...(t.gestart_op ? [{ kop: 'Gestart', waarde: toonDatum(datum(t.gestart_op)) }] : []),
      ...(t.reden ? [{ kop: 'Reden', waarde: t.reden }] : []),
      ...(resultaat
        ? [
            {
              kop: 'Resultaat',
              waarde: html`Trede ${resultaat.bereikte_trede} op ${toonDatum(datum(resultaat.datum))}. ${
                resultaat.akkoord === null
                  ? link(`/dossier/${inwonerId}/resultaat/${resultaat.id}`, 'Beoordeel het resultaat')
                  : resultaat.akkoord
                    ? 'De gemeente is het ermee eens.'
                    : `De gemeente is het er niet mee eens: ${resultaat.akkoord_reden}`
              }`,
            },
          ]
        : []),
    ])}${
      t.status !== 'geweigerd' &&
      !nooitBegonnen(t) &&
      uitklap(
        'Termijnen en plichten',
        plichtenInhoud({
          uit: plichtenStand(beleid, t, { voortgang: van(extra.voortgang), afdoeningen: van(extra.afdoeningen) }),
          t,
          tot: laatsteDagVan(t),
          vandaag,
          loopt: stand === 'gestart',
          href: (soort) =>
            consulent
              ? { href: `/dossier/${inwonerId}/toewijzingen/${t.id}/plicht/${soort}`, tekst: 'Leg vast wat er is gebeurd' }
              : undefined,
        }),
      )
    }${
      van(extra.voortgang).length > 0 &&
      uitklap(
        `Voortgang (${van(extra.voortgang).length})`,
        van(extra.voortgang).map(
          (v) =>
            html`<h3>${toonDatum(datum(v.datum))}: het gaat ${HOE_GAAT_HET[v.hoe_gaat_het].toLowerCase()}</h3><p>${v.tekst}</p>${v.volgende_stap && html`<p>Volgende stap: ${v.volgende_stap}</p>`}`,
        ),
      )
    }${knoppen.length > 0 && acties(...knoppen)}${uitklap(
      'Gegevens voor het berichtenverkeer',
      lijst([
        { kop: 'Toewijzingnummer', waarde: t.nummer },
        {
          kop: 'Beschikkingnummer',
          waarde: t.beschikkingnummer ?? (t.herkomst === 'levering' ? 'Elders besloten, uit een levering' : ''),
        },
        { kop: 'Productcategorie en -code', waarde: `${t.productcategorie} · ${t.productcode}` },
        { kop: 'Eenheid en frequentie', waarde: `${t.eenheid} · ${t.frequentie}` },
        { kop: 'Volume', waarde: t.eenheid === '83' ? toonGeld(t.volume) : `${t.volume} minuten` },
        { kop: 'Toegewezen op', waarde: toonDatum(datum(t.toegewezen_op)) },
      ]),
    )}`,
  });
};

const doelWoord = (soort: string): string => {
  const gelezen = DoelSoort.safeParse(soort);
  return gelezen.success ? doelSoortTekst[gelezen.data].toLowerCase() : '';
};
