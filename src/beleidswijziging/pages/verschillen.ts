import type { OpgeslagenRegeling } from '../../beleid/index.ts';
import type { Datum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { type Html, html, kaart, lijst, link, melding, stapel, tabel, uitklap } from '../../web/index.ts';
import { aandacht } from '../rules/aandacht.ts';
import { type Verschil, verschillen } from '../rules/verschillen.ts';
import type { Concept } from '../types.ts';
import { dag, kantTekst, wijziging } from './onderdelen.ts';

/** The differences as a document, and as one table to print. */
export const verschillenDeel = (
  concept: Concept,
  lijstje: readonly Verschil[],
  vandaag: Datum,
  /** The regeling of another municipality with which it began. */
  overname?: OpgeslagenRegeling,
): Html => {
  const per = [...Map.groupBy(lijstje, ({ onderwerp }) => onderwerp)];
  const vragen = aandacht(lijstje, concept.laatste.inhoud);
  return stapel(
    vragen.length > 0 &&
      melding({
        soort: 'waarschuwing',
        titel: vragen.length === 1 ? 'Kijk hier nog eens naar' : `Kijk nog eens naar deze ${vragen.length} plaatsen`,
        inhoud: html`<ul>${vragen.map((vraag) => html`<li>${vraag}</li>`)}</ul>`,
      }),
    kaart({
      titel: 'Wat er verandert',
      inhoud: html`<p>Per onderwerp, in woorden. Bij elke waarde staat de bron en hoe sterk die is.</p><ul>${per.map(
        ([onderwerp, rij], nr) =>
          html`<li>${link(`#onderwerp-${nr + 1}`, onderwerp)}: ${rij.length === 1 ? '1 verschil' : `${rij.length} verschillen`}</li>`,
      )}</ul>`,
    }),
    per.map(([onderwerp, rij], nr) =>
      kaart({
        titel: onderwerp,
        id: `onderwerp-${nr + 1}`,
        inhoud: lijst(rij.map((v) => ({ kop: v.wat, waarde: wijziging(v) }))),
      }),
    ),
    uitklap(
      'Alle verschillen in één tabel',
      tabel({
        caption: 'Alle verschillen',
        kolommen: [{ kop: 'Wat' }, { kop: 'Onderwerp' }, { kop: 'Was' }, { kop: 'Wordt' }, { kop: 'Plaats in het bestand' }],
        rijen: lijstje.map((v) => [v.wat, v.onderwerp, kantTekst(v.oud), kantTekst(v.nieuw), html`<code>${v.pad}</code>`]),
      }),
    ),
    kaart({
      titel: 'Over deze wijziging',
      inhoud: lijst([
        {
          kop: 'Bestand',
          waarde: `${concept.laatste.bestandsnaam}, ingeleverd door ${concept.laatste.door} op ${toonMoment(concept.laatste.op, vandaag)}`,
        },
        { kop: 'Gemaakt door', waarde: `${concept.gemaaktDoor}, ${toonMoment(concept.gemaaktOp, vandaag)}` },
        {
          kop: overname ? 'Begonnen met' : 'Gaat uit van',
          waarde: overname
            ? `${overname.regeling.naam}, van een andere gemeente, geldig vanaf ${dag(overname.geldigVan)}`
            : link(`/beleid?versie=${concept.basisId}`, `versie ${concept.basisId}`),
        },
        { kop: 'Keer ingeleverd', waarde: String(concept.laatste.versie) },
        ...(concept.faalReden === '' ? [] : [{ kop: 'Waarom gevallen anders uitkomen', waarde: concept.faalReden }]),
        ...(concept.terugReden === '' ? [] : [{ kop: 'Waarom met terugwerkende kracht', waarde: concept.terugReden }]),
      ]),
    }),
  );
};

/** What is different in the version that one has now to do with. */
export const basisVerschil = (van: OpgeslagenRegeling, naar: OpgeslagenRegeling): Html => {
  const lijst = verschillen(van.inhoud, naar.inhoud);
  return kaart({
    titel: `Wat er anders is in versie ${naar.id}`,
    inhoud: html`<p>Versie ${naar.id} geldt vanaf ${dag(naar.geldigVan)}. Dit staat er anders in dan in versie ${van.id}:</p>${lijst.map(
      (v) => html`<h3>${v.onderwerp}: ${v.wat}</h3>${wijziging(v)}`,
    )}<p>Neem deze wijzigingen over in je bestand. Download daarvoor versie ${naar.id} en breng je eigen wijziging daarin aan.</p>`,
  });
};
