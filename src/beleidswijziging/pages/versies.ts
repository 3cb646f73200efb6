import { type OpgeslagenRegeling, standVan } from '../../beleid/index.ts';
import { type Datum, isoDatum, parseDatumNl, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import {
  datumveld,
  filters,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  type VeldFout,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { metKop } from '../lezen.ts';
import { listConcepten, listGebeurtenissen, type VersieGebeurtenis } from '../queries/concept.ts';
import { reeksVan } from '../rules/oordeel.ts';
import { type BeleidswijzigingSettings, gevallenBestand } from '../settings.ts';
import type { Concept } from '../types.ts';
import { adres, beide, conceptBadge, dag, getVersie, VERSIES, vandaagVan, versieBadge, versieNaam } from './onderdelen.ts';

const lezers = {
  rollen: ['beleid', 'beheer', 'teammanager', 'consulent', 'financien', 'contractmanager'],
  van: 'gemeente',
  logboek: false,
} as const;
const WERKERS = new Set(['beleid', 'beheer']);

/** /beleid/versies: every version with how it stands, and the changes that people are working on. */
export const registerVersies = (router: Router, s: BeleidswijzigingSettings): void => {
  router.get(VERSIES, lezers, async (c) => {
    const werkt = WERKERS.has(c.rolHint);
    const [actor, concepten, gebeurd] = await Promise.all([
      c.actor(),
      werkt ? listConcepten(c.db) : [],
      werkt ? listGebeurtenissen(c.db) : [],
    ]);
    const gemeenteId = actor.gemeenteId ?? 0;
    const versies = s.beleid.versies(gemeenteId);
    const vandaag = vandaagVan(c);
    const open = concepten.filter(({ status }) => status === 'concept' || status === 'klaargezet');
    const dicht = concepten.filter((concept) => !open.includes(concept));
    const { fouten, kaartje } = eerder(c, s, gemeenteId);
    const rijVan = (concept: Concept) => [
      metOnder(link(adres(concept), concept.titel), `geldig vanaf ${dag(concept.laatste.geldigVan)}`),
      conceptBadge(s, concept, gemeenteId, vandaag),
      wieWanneer(concept, c.vandaag),
    ];
    const kolommen = [{ kop: 'Wijziging' }, { kop: 'Stand' }, { kop: 'Wie en wanneer' }];
    return c.page({
      titel: 'Versies van het beleid',
      fout: fouten.length > 0,
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: 'Versies van het beleid',
        onder: 'Een versie verandert nooit. Een aanpassing is een nieuwe versie, die een tweede persoon activeert.',
        acties:
          actor.rol === 'beleid' &&
          html`${linkKnop({ tekst: 'Beleid wijzigen', href: `${VERSIES}/nieuw`, soort: 'primair', icoon: 'edit' })}${linkKnop({ tekst: 'Een eigen route beginnen', href: `${VERSIES}/overnemen`, icoon: 'route' })}`,
      })}${stapel(
        werkt &&
          kaart({
            titel: 'Wijzigingen in voorbereiding',
            inhoud:
              open.length === 0
                ? leegBlok({ titel: 'Niemand werkt aan een wijziging.' })
                : tabel({ caption: 'Wijzigingen in voorbereiding', kolommen, rijen: open.map(rijVan) }),
          }),
        [...Map.groupBy(versies, ({ sleutel }) => sleutel)].map(([sleutel, rij]) =>
          versiesKaart(sleutel, rij, { vandaag: c.vandaag, gebeurd, rol: actor.rol }),
        ),
        kaartje,
        werkt &&
          dicht.length > 0 &&
          kaart({
            titel: 'Afgeronde wijzigingen',
            inhoud: tabel({ caption: 'Afgeronde wijzigingen', kolommen, rijen: dicht.map(rijVan) }),
          }),
      )}`,
    });
  });

  router.get(`${VERSIES}/:versie/gevallen`, { ...beide, logboek: false }, async (c) => {
    const versie = await getVersie(c, s.beleid, c.nummer('versie'));
    return c.file({
      inhoud: gevallenBestand(s.beleid, versie),
      type: 'application/yaml; charset=utf-8',
      naam: `${versie.sleutel}-gevallen.yaml`,
    });
  });

  router.get(`${VERSIES}/:versie/bestand`, { ...beide, logboek: false }, async (c) => {
    const versie = await getVersie(c, s.beleid, c.nummer('versie'));
    return c.file({
      inhoud: metKop(versie),
      type: 'application/yaml; charset=utf-8',
      naam: `${versie.sleutel}-${versie.geldigVan}-versie-${versie.id}.yaml`,
    });
  });
};

const wieWanneer = (concept: Concept, vandaag: Datum): Html => {
  if (concept.eindeDoor !== undefined && concept.eindeOp && (concept.status === 'weggelegd' || concept.status === 'ingetrokken'))
    return metOnder(
      `${concept.status === 'weggelegd' ? 'Weggelegd' : 'Ingetrokken'} door ${concept.eindeDoor}`,
      `${toonMoment(concept.eindeOp, vandaag)}${concept.eindeReden === '' ? '' : `: ${concept.eindeReden}`}`,
    );
  if (concept.geactiveerdDoor !== undefined && concept.geactiveerdOp)
    return metOnder(
      `Geactiveerd door ${concept.geactiveerdDoor}`,
      `${toonMoment(concept.geactiveerdOp, vandaag)}, klaargezet door ${concept.klaargezetDoor ?? ''}`,
    );
  if (concept.klaargezetDoor !== undefined && concept.klaargezetOp)
    return metOnder(
      `Klaargezet door ${concept.klaargezetDoor}`,
      `${toonMoment(concept.klaargezetOp, vandaag)}, wacht op een collega`,
    );
  return metOnder(`Bewerkt door ${concept.laatste.door}`, toonMoment(concept.laatste.op, vandaag));
};

const SINDS: Record<string, string> = {
  geladen: 'met een bestand gekomen',
  vervallen: 'niet meer in de bestanden',
  klaargezet: 'klaargezet',
  teruggezet: 'teruggezet',
  geactiveerd: 'geactiveerd',
  ingetrokken: 'ingetrokken',
};

const versiesKaart = (
  sleutel: string,
  versies: readonly OpgeslagenRegeling[],
  o: { vandaag: Datum; gebeurd: readonly VersieGebeurtenis[]; rol: string },
): Html => {
  const reeks = reeksVan(versies, sleutel);
  const per = Map.groupBy(o.gebeurd, ({ regelingId }) => regelingId);
  const volgorde = versies.toSorted((a, b) => (a.geldigVan === b.geldigVan ? b.id - a.id : a.geldigVan < b.geldigVan ? 1 : -1));
  // Of one that is not in force yet there is no row, and a name all the same.
  const naam = (reeks.at(-1)?.versie ?? volgorde[0])?.regeling.naam ?? sleutel;
  return kaart({
    titel: `Versies van ${naam}`,
    inhoud: tabel({
      caption: `Versies van ${naam}`,
      kolommen: [
        { kop: 'Geldig' },
        { kop: 'Stand' },
        { kop: 'Vastgesteld' },
        { kop: 'Sinds wanneer en door wie' },
        { kop: 'Acties', zonderLabel: true },
      ],
      rijen: volgorde.map((versie) => {
        const geldend = reeks.find((een) => een.versie.id === versie.id);
        const { vastgesteldOp, regeling } = versie;
        const laatste = per.get(versie.id)?.at(-1);
        const stand = standVan(versie, reeks, isoDatum(o.vandaag));
        const code = html`versie ${versie.id}, vingerafdruk <code>${versie.hash.slice(0, 12)}</code>`;
        return [
          metOnder(
            link(`/beleid?versie=${versie.id}`, `vanaf ${dag(versie.geldigVan)}`),
            geldend
              ? geldend.tot === null
                ? 'geen einde'
                : `tot en met ${dag(geldend.tot)}`
              : stand === 'klaargezet'
                ? 'geldt nog niet'
                : 'geldt op geen dag',
          ),
          versieBadge(stand),
          metOnder(
            vastgesteldOp === null ? 'de dag van het besluit staat niet in de bron' : `vastgesteld op ${dag(vastgesteldOp)}`,
            regeling.bekendgemaaktOp === null
              ? 'bekendmaking niet in de bron'
              : `bekendgemaakt op ${dag(regeling.bekendgemaaktOp)}`,
          ),
          laatste
            ? metOnder(
                `${SINDS[laatste.soort] ?? laatste.soort}${laatste.doorId === 0 ? '' : ` door ${laatste.door}`}`,
                html`${toonMoment(laatste.moment, o.vandaag)}${laatste.reden !== '' && `: ${laatste.reden}`}<br>${code}`,
              )
            : code,
          html`${WERKERS.has(o.rol) && link(`${VERSIES}/${versie.id}/bestand`, 'Download', versieNaam(versie))}${
            o.rol === 'beleid' && html`<br>${link(`${VERSIES}/nieuw?basis=${versie.id}`, 'Wijzig', versieNaam(versie))}`
          }`,
        ];
      }),
    }),
  });
};

/** What applied on a day, as it was known on another (AP31). */
const eerder = (c: PageContext, s: BeleidswijzigingSettings, gemeenteId: number): { fouten: VeldFout[]; kaartje: Html } => {
  const getypt = { dag: c.zoek.get('dag') ?? '', bekend: c.zoek.get('bekend') ?? '' };
  const fouten: VeldFout[] = [];
  const lees = (veld: 'dag' | 'bekend'): Datum | undefined => {
    if (getypt[veld] === '') return undefined;
    const gelezen = parseDatumNl(getypt[veld]);
    if (!gelezen) fouten.push({ veld, tekst: 'Schrijf een dag die bestaat, zoals 31-01-2020.' });
    return gelezen;
  };
  const op = lees('dag');
  const bekend = lees('bekend');
  if (op === undefined && bekend !== undefined)
    fouten.push({ veld: 'dag', tekst: 'Vul in van welke dag je wilt weten wat gold.' });
  const sleutels = [...new Set(s.beleid.versies(gemeenteId).map(({ sleutel }) => sleutel))];
  const antwoord = (dagVraag: Datum): Html =>
    melding({
      soort: 'info',
      titel: 'Wat gold',
      inhoud: html`${sleutels.map((sleutel) => {
        const versie = s.beleid.regelingOp(gemeenteId, dagVraag, sleutel, bekend);
        const nu = s.beleid.regelingOp(gemeenteId, dagVraag, sleutel);
        return html`<p>Op ${toonDatum(dagVraag)}${bekend && `, zoals bekend op ${toonDatum(bekend)},`} gold van ${sleutel.replaceAll('-', ' ')} ${
          versie ? html`${link(`/beleid?versie=${versie.id}`, versieNaam(versie))} (versie ${versie.id})` : 'geen versie'
        }.${bekend && versie?.id !== nu?.id && ` Later is dat veranderd: nu geldt voor die dag ${nu ? versieNaam(nu) : 'geen versie'}.`}</p>`;
      })}`,
    });
  return {
    fouten,
    kaartje: kaart({
      titel: 'Welke versie gold op een dag?',
      inhoud: html`<p>Een besluit kan later met terugwerkende kracht veranderen. Vul in tot welke dag je wilt weten wat er bekend was.</p>${filters(
        {
          actie: VERSIES,
          knop: 'Zoek op',
          velden: html`${datumveld({ naam: 'dag', label: 'Dag', waarde: getypt.dag, ...fout(fouten, 'dag') })}${datumveld({
            naam: 'bekend',
            label: 'Zoals bekend op',
            hint: 'Leeg: zoals nu bekend',
            waarde: getypt.bekend,
            verplicht: false,
            ...fout(fouten, 'bekend'),
          })}`,
        },
      )}${op && fouten.length === 0 && antwoord(op)}`,
    }),
  };
};

const fout = (fouten: readonly VeldFout[], veld: string): { fout?: string } => {
  const gevonden = fouten.find((een) => een.veld === veld);
  return gevonden ? { fout: gevonden.tekst } : {};
};
