// What follows a decision on an objection: that the resident went to the court, what it said and asks, and the appeal against that.
import { type Datum, datum, isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Actor } from '../../platform/db/reader.ts';
import { acties, datumveld, type Html, html, kaart, keuzerondjes, linkKnop, tekstvak, tekstveld } from '../../web/index.ts';
import type { BezwaarRij } from '../queries.ts';
import { openTussen } from '../tussen.ts';
import { beslissingTekst, gevolgTekst, type UitspraakGevolg } from '../types.ts';
import { gevolgOnbekend, moetUitvoeren, staatStil, vraagtIets } from '../uitspraak.ts';
import type { Daad } from './daad.ts';
import { bezwaarPad, herstelKnoppen } from './herstel.ts';
import { tussenDaden } from './tussen.ts';

type Veld = (naam: string, anders?: string) => { naam: string; waarde: string | undefined; fout: string | undefined };
type Over = { b: BezwaarRij; actor: Actor; vandaag: Datum; hogerTot: Datum | undefined };

/** What the court asks: only of what it annulled. */
const gevolgVelden = (veld: Veld, namen: { gevolg: string; tot: string }, wanneer: string): Html =>
  html`${keuzerondjes({
    ...veld(namen.gevolg),
    label: 'Wat vraagt de rechter van de gemeente?',
    hint: `Alleen ${wanneer}. Het staat aan het eind van de uitspraak, onder de beslissing`,
    keuzes: [
      {
        waarde: 'nieuw-besluit',
        tekst: gevolgTekst['nieuw-besluit'],
        uitleg: 'De teammanager krijgt de taak om opnieuw te beslissen (Awb artikel 8:72, lid 4).',
      },
      {
        waarde: 'zelf',
        tekst: gevolgTekst.zelf,
        uitleg: 'De consulent krijgt de taak om de uitspraak uit te voeren (Awb artikel 8:72, lid 3, onder b).',
      },
      {
        waarde: 'in-stand',
        tekst: gevolgTekst['in-stand'],
        uitleg: 'De beslissing is vernietigd, en wat zij regelde blijft gelden (Awb artikel 8:72, lid 3, onder a).',
      },
      { waarde: 'niets', tekst: gevolgTekst.niets },
    ],
  })}${datumveld({
    ...veld(namen.tot),
    label: 'Tot wanneer, als de rechter een termijn geeft',
    hint: 'Alleen bij opnieuw beslissen. Leeg: zes weken na het versturen van de uitspraak (Awb artikel 7:10; ECLI:NL:CRVB:2017:2275). Vanaf welke dag we tellen is een keuze',
    verplicht: false,
  })}`;

/** Adds what can be kept of a beroep, and what the court's word asks of us. */
export const beroepDaden = (o: Over, daden: Daad[], eerst: Html[], veld: Veld): void => {
  const { b } = o;
  if (b.beroep_op === null) {
    daden.push({
      deel: 'beroep',
      titel: 'De inwoner gaat in beroep',
      uitleg:
        'Tegen deze beslissing, en tegen het nieuwe besluit dat eruit volgt, kan beroep bij de rechtbank (Awb artikel 7:1 en 8:1). Kwam het beroep bij ons binnen, stuur het dan meteen door met de dag van ontvangst erop. De inwoner krijgt daar een brief over (Awb artikel 6:15).',
      velden: html`${datumveld({ ...veld('beroepOp'), label: 'Op welke dag kwam het binnen?', hint: 'Bij de rechtbank, of bij ons als je het doorstuurt. Bijvoorbeeld 31-01-2020' })}${keuzerondjes(
        {
          ...veld('beroepLangs'),
          label: 'Hoe weet je het?',
          keuzes: [
            { waarde: 'rechtbank', tekst: 'De rechtbank liet het weten' },
            { waarde: 'doorgestuurd', tekst: 'Het kwam bij ons binnen, en ik stuur het door naar de rechtbank' },
          ],
        },
      )}${tekstveld({ ...veld('beroepNummer'), label: 'Zaaknummer van de rechtbank', verplicht: false, maximum: 40 })}`,
      knop: 'Leg het beroep vast',
      brief: true,
    });
    return;
  }
  tussenDaden(b, { consulent: o.actor.rol === 'consulent', vandaag: toonKort(o.vandaag) }, daden, eerst, veld);
  const onbekend = gevolgOnbekend(b);
  const wacht = openTussen(b) !== undefined;
  if (b.uitspraak === null || onbekend)
    daden.push({
      deel: 'uitspraak',
      titel: onbekend ? 'Wat vraagt de rechtbank?' : 'De rechtbank besliste',
      uitleg: onbekend
        ? 'Bij deze uitspraak staat nog niet wat de gemeente moet doen. Vul het aan: dan krijgt iemand de taak, en de inwoner een brief.'
        : 'Gaf de rechtbank de inwoner gelijk, dan krijgt de inwoner een brief over wat er nu gebeurt.',
      velden: html`${keuzerondjes({
        ...veld('uitspraak', b.uitspraak ?? undefined),
        label: 'Wat besliste de rechtbank?',
        keuzes: [
          { waarde: 'gegrond', tekst: beslissingTekst.gegrond, uitleg: 'De inwoner kreeg gelijk.' },
          { waarde: 'ongegrond', tekst: beslissingTekst.ongegrond, uitleg: 'De beslissing blijft zoals zij is.' },
          { waarde: 'niet-ontvankelijk', tekst: beslissingTekst['niet-ontvankelijk'] },
          { waarde: 'ingetrokken', tekst: beslissingTekst.ingetrokken },
        ],
      })}${datumveld({ ...veld('uitspraakOp', b.uitspraak_op ? toonKort(datum(b.uitspraak_op)) : undefined), label: 'Op welke dag stuurde de rechtbank de uitspraak?', hint: 'Vanaf die dag lopen de termijnen. Bijvoorbeeld 31-01-2020' })}${gevolgVelden(veld, { gevolg: 'uitspraakGevolg', tot: 'uitspraakTot' }, 'als het beroep gegrond is')}${tekstvak({ ...veld('uitspraakTekst', b.uitspraak_tekst || undefined), label: 'Wat zegt de rechtbank, en wat moet de gemeente nu doen?', hint: 'Kort. Doe de uitspraak zelf bij de documenten.', regels: 3, maximum: 2000 })}`,
      knop: 'Leg de uitspraak vast',
      brief: true,
      nu: !wacht,
    });
  if (b.uitspraak === null) return;
  const gevolg = b.hoger_gevolg ?? b.uitspraak_gevolg;
  if (gevolg !== null) eerst.push(gevraagd(o, gevolg));
  if (o.actor.rol === 'consulent' && moetUitvoeren(b))
    daden.push({
      deel: 'uitvoeren',
      titel: 'Voer de uitspraak uit',
      uitleg: 'De uitspraak komt in de plaats van ons besluit. Regel wat de rechter besliste, en schrijf daarna op wat je deed.',
      velden: html`${herstelKnoppen(b)}${tekstvak({ ...veld('uitgevoerdTekst'), label: 'Wat deed je?', hint: 'Bijvoorbeeld: nieuwe toewijzing van veertien uur, besluit 12', regels: 2, maximum: 2000 })}`,
      knop: 'De uitspraak is uitgevoerd',
      nu: true,
    });
  hogerDaden(o, daden, veld);
};

/** What the court that spoke last asks, and where that is done. */
const gevraagd = ({ b }: Over, gevolg: UitspraakGevolg): Html => {
  const hoger = b.hoger_gevolg !== null;
  const op = hoger ? b.hoger_uitspraak_op : b.uitspraak_op;
  return kaart({
    titel: hoger ? 'De Centrale Raad van Beroep besliste anders dan de rechtbank' : 'De rechtbank gaf de inwoner gelijk',
    inhoud: html`<p>Uitspraak van ${op === null ? '' : toonDatum(datum(op))}: ${hoger ? b.hoger_uitspraak_tekst : b.uitspraak_tekst}</p><p><strong>${gevolgTekst[gevolg]}.</strong></p>${staatStil(b) && html`<p>Er is hoger beroep. Tot de Raad beslist, staat dit stil (Awb artikel 8:106).</p>`}${
      gevolg === 'nieuw-besluit' &&
      b.vervolg_id !== null &&
      acties(
        linkKnop({
          tekst: 'Naar de nieuwe beslissing op het bezwaar',
          href: bezwaarPad(b.inwoner_id, b.vervolg_id),
          soort: 'primair',
        }),
      )
    }${
      gevolg !== 'nieuw-besluit' &&
      b.vervolg_id !== null &&
      html`<p>De rechtbank vroeg eerst een nieuwe beslissing. Is die niet meer nodig? Zeg dat daar.</p>${acties(
        linkKnop({ tekst: 'Naar de nieuwe beslissing op het bezwaar', href: bezwaarPad(b.inwoner_id, b.vervolg_id) }),
      )}`
    }`,
  });
};

/** The appeal against what the rechtbank said (Awb 8:104). */
const hogerDaden = ({ b, vandaag, hogerTot }: Over, daden: Daad[], veld: Veld): void => {
  if (b.hoger_op === null) {
    daden.push({
      deel: 'hoger-beroep',
      titel: 'Hoger beroep bij de Centrale Raad van Beroep',
      uitleg: `De inwoner en de gemeente kunnen allebei in hoger beroep (Awb artikel 8:104).${
        hogerTot
          ? ` ${isVoor(hogerTot, vandaag) ? 'Dat kon' : 'Dat kan'} tot en met ${toonDatum(hogerTot)}: zes weken na het versturen van de uitspraak (Awb artikel 6:7 en 6:24).`
          : ''
      }`,
      velden: html`${keuzerondjes({
        ...veld('hogerDoor'),
        label: 'Wie gaat in hoger beroep?',
        keuzes: [
          { waarde: 'inwoner', tekst: 'De inwoner' },
          { waarde: 'gemeente', tekst: 'De gemeente' },
        ],
      })}${datumveld({ ...veld('hogerOp'), label: 'Op welke dag kwam het binnen bij de Centrale Raad van Beroep?', hint: 'Bijvoorbeeld 31-01-2020' })}${tekstveld({ ...veld('hogerNummer'), label: 'Zaaknummer', verplicht: false, maximum: 40 })}${
        vraagtIets(b) &&
        keuzerondjes({
          ...veld('hogerSchorst'),
          label: 'Staat de uitspraak van de rechtbank intussen stil?',
          hint: 'Bij besluiten die in artikel 9 van de Bevoegdheidsregeling bestuursrechtspraak staan, staat de uitspraak stil tot het hoger beroep is beslist (Awb artikel 8:106). De Raad kan anders bepalen. Vraag het de jurist',
          keuzes: [
            {
              waarde: 'ja',
              tekst: 'Ja, de gemeente wacht op de Raad',
              uitleg: 'De taak om de uitspraak uit te voeren komt terug als de Raad heeft beslist.',
            },
            { waarde: 'nee', tekst: 'Nee, de gemeente doet nu wat de rechtbank vraagt' },
          ],
        })
      }`,
      knop: 'Leg het hoger beroep vast',
    });
    return;
  }
  if (b.hoger_uitspraak !== null) return;
  daden.push({
    deel: 'hoger-uitspraak',
    titel: 'De Centrale Raad van Beroep besliste',
    uitleg: 'Besliste de Raad anders dan de rechtbank, dan krijgt de inwoner een brief over wat er nu gebeurt.',
    velden: html`${keuzerondjes({
      ...veld('hogerUitspraak'),
      label: 'Wat besliste de Centrale Raad van Beroep?',
      keuzes: [
        { waarde: 'bevestigd', tekst: 'De uitspraak van de rechtbank blijft' },
        { waarde: 'vernietigd', tekst: 'Anders dan de rechtbank', uitleg: 'De uitspraak van de rechtbank is vernietigd.' },
        { waarde: 'niet-ontvankelijk', tekst: 'Niet-ontvankelijk' },
        { waarde: 'ingetrokken', tekst: 'Ingetrokken door wie in hoger beroep ging' },
      ],
    })}${datumveld({ ...veld('hogerUitspraakOp'), label: 'Op welke dag stuurde de Raad de uitspraak?', hint: 'Bijvoorbeeld 31-01-2020' })}${gevolgVelden(veld, { gevolg: 'hogerGevolg', tot: 'hogerTot' }, 'als de Raad anders besliste dan de rechtbank')}${tekstvak({ ...veld('hogerUitspraakTekst'), label: 'Wat zegt de Raad, en wat moet de gemeente nu doen?', hint: 'Kort. Doe de uitspraak zelf bij de documenten.', regels: 3, maximum: 2000 })}`,
    knop: 'Leg de uitspraak vast',
    brief: true,
    nu: openTussen(b) === undefined,
  });
};
