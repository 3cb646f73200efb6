import type { Regeling } from '../../beleid/index.ts';
import { besluitInHetKort, type Middel } from '../../besluit/index.ts';
import {
  briefAanhef,
  briefEerste,
  briefInHetKort,
  briefVerder,
  type EigenBriefRij,
  findEigenBrieven,
  findEigenBytes,
  leesBrief,
  markGelezen,
} from '../../brief/index.ts';
import { type Datum, datum, isVoor, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { waaromTermijn } from '../../uitleg/index.ts';
import { acties, badge, type Html, html, kaart, kop, leegBlok, link, linkKnop, stapel, terug } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { findPlekken, getMijzelf } from '../queries.ts';
import { findBrieven } from '../queries-brieven.ts';
import { BESLUIT_IN_HET_KORT } from '../teksten.ts';
import type { Brief, EigenBezwaar, Plek } from '../types.ts';
import { alleenZelf, bel, belWie, contactVan, type MijnSettings, productNaam, regelingVan, tijdBij } from './settings.ts';
import { waaromBrief } from './waarom.ts';

/** An old letter still says what one got: that another came after it stands above it. */
const vervangenZin = ({ vervangen }: Brief, vandaag: Datum): Html | false =>
  vervangen !== undefined &&
  html`<p>${badge('neutraal', 'Er is een nieuwer besluit')}</p><p>${
    isVoor(vandaag, vervangen.vanaf)
      ? `Dit besluit geldt nog tot en met ${toonDatum(plusDagen(vervangen.vanaf, -1))}.`
      : `Dit besluit geldt niet meer sinds ${toonDatum(vervangen.vanaf)}.`
  }${vervangen.documentId !== undefined && html` ${link(`/mijn/brieven/${vervangen.documentId}`, 'Lees de nieuwe brief')}`}</p>`;

/** AP11, AR16: what the letter says, in B1: what, where, how long, what it costs, and until when one may object. The letter itself is what counts. */
export const briefSamenvatting = (
  brief: Brief,
  plekken: readonly Plek[],
  regeling: Regeling | undefined,
  vandaag: Datum,
  s: MijnSettings,
): Html => {
  const plek = plekken.find((een) => een.besluitId === brief.besluitId);
  const { geenEigenBijdrage } = regeling?.teksten ?? {};
  const kort = brief.soort === 'toekenning' ? [] : besluitInHetKort(brief);
  const geeft = kort.length === 0 && (brief.soort === 'toekenning' || brief.soort === 'herziening');
  return html`${vervangenZin(brief, vandaag)}${kort.length > 0 ? kort.map((zin) => html`<p>${zin}</p>`) : geeft ? html`<p>Je krijgt <strong>${productNaam(regeling, brief.product)}</strong>${plek && html` bij ${plek.aanbieder}`}.</p>` : html`<p>${BESLUIT_IN_HET_KORT[brief.soort] ?? 'Er is een besluit over'} <strong>${productNaam(regeling, brief.product)}</strong>.</p>`}${
    geeft &&
    plek &&
    html`<p>Dat is van ${toonPeriode(plek.periode)}${plek.minutenPerWeek !== null && html`, ${tijdBij(s, plek, plek.minutenPerWeek)} per week`}.</p>`
  }${waaromBrief(s, brief)}${geeft && geenEigenBijdrage && html`<p>${geenEigenBijdrage.tekst}</p>`}${
    brief.bezwaar
      ? bezwaarZin(brief.besluitId, brief.bezwaar)
      : brief.middel?.soort === 'beroep'
        ? beroepZin(s, brief, brief.middel, vandaag)
        : brief.middel &&
          (isVoor(brief.middel.tot, vandaag)
            ? html`<p>Je kon bezwaar maken tot en met ${toonDatum(brief.middel.tot)}. Die tijd is voorbij. ${link(`/mijn/bezwaar/${brief.besluitId}`, 'Wat kan nog wel?')}</p>`
            : html`<p>Ben je het er niet mee eens? Je kunt bezwaar maken <strong>tot en met ${toonDatum(brief.middel.tot)}</strong>. ${link(`/mijn/bezwaar/${brief.besluitId}`, 'Ik ben het niet eens')}.</p>${
                brief.bekendgemaaktOp &&
                waaromTermijn(s.beleid.landelijk, 'bezwaar', brief.bekendgemaaktOp, 'kun je bezwaar maken tot en met die dag')
              }`)
  }${
    brief.documentId === undefined
      ? html`<p>De brief zelf staat hier niet. Bel ons, dan sturen we hem nog een keer.</p>`
      : acties(
          linkKnop({
            tekst: 'Lees de brief',
            href: `/mijn/brieven/${brief.documentId}`,
            icoon: 'file-text',
            extra: toonDatum(brief.genomenOp),
          }),
        )
  }`;
};

/** Against what came of his objection he goes to the court: until when. */
const beroepKan = (brief: Brief, middel: Middel, vandaag: Datum): string =>
  `${beroepKanTot(brief, middel, vandaag)}${brief.briefNoemtBezwaar && !brief.beroepOp ? ' In je brief staat nog dat je bezwaar kunt maken. Dat klopt niet: je kunt naar de rechter. De laatste dag is dezelfde.' : ''}`;

const beroepKanTot = ({ beroepOp }: Brief, { tot }: Middel, vandaag: Datum): string =>
  beroepOp
    ? `Je ging naar de rechter op ${toonDatum(beroepOp)}.`
    : isVoor(tot, vandaag)
      ? `Je kon naar de rechter tot en met ${toonDatum(tot)}. Die tijd is voorbij.`
      : `Ben je het er niet mee eens? Je kunt naar de rechter tot en met ${toonDatum(tot)}.`;

const beroepZin = (s: MijnSettings, brief: Brief, middel: Middel, vandaag: Datum): Html =>
  html`<p>Dit besluit kwam na je bezwaar. ${beroepKan(brief, middel, vandaag)} ${link(`/mijn/bezwaar/${brief.besluitId}`, brief.beroepOp ? 'Hoe staat het ervoor?' : 'Hoe gaat dat?')}</p>${
    brief.bekendgemaaktOp &&
    brief.beroepOp === undefined &&
    !isVoor(middel.tot, vandaag) &&
    waaromTermijn(s.beleid.landelijk, 'beroep', brief.bekendgemaaktOp, 'kun je naar de rechter tot en met die dag')
  }`;

/** That he objected, with the way to where it stands. */
const bezwaarZin = (besluitId: number, z: EigenBezwaar): Html =>
  html`<p>Je maakte bezwaar op ${toonDatum(z.ontvangenOp)}. ${
    z.bijRechter
      ? 'Daarna ging je naar de rechter.'
      : z.bekendgemaaktOp
        ? 'Daarop is beslist.'
        : `${z.opnieuw ? 'De rechter zei dat wij opnieuw moeten beslissen. Dat doen wij' : 'Wij beslissen'} uiterlijk op ${toonDatum(z.beslisUiterlijk)}.`
  } ${link(`/mijn/bezwaar/${besluitId}/stand`, 'Bekijk je bezwaar')}</p>`;

/** Objecting, as long as that can be; afterwards what is still possible. */
const bezwaarDeel = (brief: Brief, vandaag: Datum): Html => {
  const { besluitId, middel, bezwaar } = brief;
  return bezwaar
    ? bezwaarZin(besluitId, bezwaar)
    : middel === undefined
      ? html``
      : middel.soort === 'beroep'
        ? html`<p>${beroepKan(brief, middel, vandaag)} ${link(`/mijn/bezwaar/${besluitId}`, brief.beroepOp ? 'Hoe staat het ervoor?' : 'Hoe gaat dat?')}</p>`
        : isVoor(middel.tot, vandaag)
          ? html`<p>Je kon bezwaar maken tot en met ${toonDatum(middel.tot)}. Die tijd is voorbij. ${link(`/mijn/bezwaar/${besluitId}`, 'Wat kan nog wel?')}</p>`
          : acties(linkKnop({ tekst: 'Ik ben het niet eens', href: `/mijn/bezwaar/${besluitId}` }));
};

/** A letter in the list: new or not, what it says in short, and the way to all of it. */
const briefKaart = (
  s: MijnSettings,
  o: {
    rij: EigenBriefRij;
    besluit: Brief | undefined;
    plekken: readonly Plek[];
    regeling: Regeling | undefined;
    vandaag: Datum;
  },
): Html => {
  const { rij, besluit } = o;
  const brief = leesBrief(rij.gegevens);
  const dag = dagTotVandaag(rij.gemaakt_op, o.vandaag);
  const nieuw = brief !== undefined && rij.gelezen_op === null;
  return kaart({
    titel: rij.titel,
    id: `brief-${rij.id}`,
    inhoud: html`<p>${nieuw && html`${badge('aandacht', 'Nieuw')} `}Brief van ${toonDatum(brief ? datum(brief.datum) : dag)}.</p>${
      besluit
        ? briefSamenvatting(besluit, o.plekken, o.regeling, o.vandaag, s)
        : html`${brief && briefEerste(brief)}${acties(
            linkKnop({
              tekst: brief ? 'Lees de brief' : 'Open de brief (pdf)',
              href: `/mijn/brieven/${rij.id}`,
              icoon: 'file-text',
              extra: rij.titel,
            }),
          )}`
    }`,
  });
};

/** /mijn/brieven: my letters, each as a page and as a file. */
export const registerBrieven = (router: Router, s: MijnSettings): void => {
  router.get('/mijn/brieven', { ...alleenZelf, logboek: false }, async (c) => {
    const [ik, besluiten, plekken, alle] = await Promise.all([
      getMijzelf(c.db, c.vandaag),
      findBrieven(c.db),
      findPlekken(c.db, c.vandaag),
      findEigenBrieven(c.db),
    ]);
    const gemeente = s.beleid.gemeente(ik.gemeenteId);
    const regeling = regelingVan(s, ik.gemeenteId, c.vandaag);
    const { wie, telefoon } = belWie(contactVan(ik, regeling), gemeente);
    // A besluit that came in without its letter is told too.
    const zonder = besluiten.filter((een) => een.bekendgemaaktOp !== undefined && een.documentId === undefined);
    return c.page({
      titel: 'Mijn brieven',
      inhoud: html`${kop({ titel: 'Mijn brieven', onder: 'Hier staan de brieven van de gemeente over Werkt mee. Je kunt ze lezen en bewaren.' })}${
        alle.length + zonder.length === 0
          ? leegBlok({
              titel: 'Er is nog geen brief voor je.',
              inhoud: 'Als de gemeente een besluit neemt, krijg je een brief. Die zie je dan ook hier.',
            })
          : stapel(
              alle.map((rij) =>
                briefKaart(s, {
                  rij,
                  besluit: besluiten.find((een) => een.besluitId === rij.besluit_id),
                  plekken,
                  regeling,
                  vandaag: c.vandaag,
                }),
              ),
              zonder.map((besluit) =>
                kaart({
                  titel: `Besluit van ${toonDatum(besluit.genomenOp)}`,
                  id: `besluit-${besluit.besluitId}`,
                  inhoud: briefSamenvatting(besluit, plekken, regeling, c.vandaag, s),
                }),
              ),
            )
      }<p>Begrijp je een brief niet? Bel ${wie}: ${bel(telefoon)}. We leggen hem graag uit. Kun je het niet alleen? Iemand van je familie of een vriend mag je helpen.</p>`,
    });
  });

  router.get('/mijn/brieven/:document', { ...alleenZelf, logboek: 'inzage' }, async (c) => {
    const documentId = c.nummer('document');
    const actor = await c.actor();
    if (actor.inwonerId === undefined) throw new NietGevonden();
    const [[rij], ik, besluiten] = await Promise.all([
      findEigenBrieven(c.db, documentId),
      getMijzelf(c.db, c.vandaag),
      findBrieven(c.db),
    ]);
    if (!rij) throw new NietGevonden();
    const brief = leesBrief(rij.gegevens);
    const bestand = `/mijn/brieven/${documentId}/pdf`;
    // From before letters were kept as data there is the paper only.
    if (!brief) return c.redirect(bestand);
    await noteLezen(c.db, actor.inwonerId, documentId);
    const besluit = besluiten.find((een) => een.besluitId === rij.besluit_id);
    const gemeente = s.beleid.gemeente(ik.gemeenteId);
    const { wie, telefoon } = belWie(contactVan(ik, regelingVan(s, ik.gemeenteId, c.vandaag)), gemeente);
    return c.page({
      titel: rij.titel,
      smal: true,
      inhoud: html`${terug('/mijn/brieven', 'Mijn brieven')}${kop({
        titel: rij.titel,
        onder: `Brief van ${toonDatum(datum(brief.datum))} · kenmerk ${brief.kenmerk}`,
        acties: linkKnop({ tekst: 'Bewaar of print (pdf)', href: bestand, icoon: 'file-text' }),
      })}${besluit && vervangenZin(besluit, c.vandaag)}${briefInHetKort(brief)}${besluit && waaromBrief(s, besluit)}${besluit && bezwaarDeel(besluit, c.vandaag)}<p>Begrijp je de brief niet? Bel ${wie}: ${bel(telefoon)}.</p>${kaart(
        {
          titel: 'De hele brief',
          id: 'de-hele-brief',
          inhoud: html`${briefAanhef(brief)}${briefVerder(brief, 3)}`,
        },
      )}`,
    });
  });

  router.get('/mijn/brieven/:document/pdf', { ...alleenZelf, logboek: 'inzage' }, async (c) => {
    const documentId = c.nummer('document');
    const actor = await c.actor();
    if (actor.inwonerId === undefined) throw new NietGevonden();
    const gevonden = await findEigenBytes(c.db, documentId);
    if (!gevonden) throw new NietGevonden();
    await noteLezen(c.db, actor.inwonerId, documentId);
    return c.file({ inhoud: gevonden.inhoud, type: 'application/pdf', naam: gevonden.bestandsnaam, tonen: true });
  });
};

/** Only after it was found: of a letter that is not there yet nothing is written down. */
const noteLezen = async (db: PageContext['db'], inwonerId: number, objectId: number): Promise<void> => {
  await Promise.all([
    markGelezen(db, objectId),
    schrijfInzage(db, { inwonerId, soort: 'document', objectId, grond: 'eigen gegevens (AVG artikel 15)' }),
  ]);
};
