// What was done with an objection, in the order of the law.
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonKloktijd } from '../../kernel/moment.ts';
import { type Html, html, kaart, lijst, link } from '../../web/index.ts';
import type { BezwaarRij } from '../queries.ts';
import { beslissingTekst, gevolgTekst, hogerTekst, uitspraakTekst } from '../types.ts';
import { tussenGedaan } from './tussen.ts';

/** Text as it was written, a paragraph a line. */
export const alineas = (tekst: string): Html => html`${tekst.split(/\n+/).map((regel) => html`<p>${regel}</p>`)}`;

/** What was done before, in the order of the law. */
export const gedaan = (b: BezwaarRij): Html => {
  const dag = (iso: string) => toonDatum(datum(iso));
  return kaart({
    titel: 'Wat er is gedaan',
    inhoud: lijst([
      {
        kop: b.vorige_id === null ? 'Ontvangst bevestigd' : 'De inwoner kreeg een brief',
        waarde: b.bevestigd_op ? dag(b.bevestigd_op) : 'nog niet',
      },
      ...(b.behandelaar && b.behandelaar_op
        ? [{ kop: 'In behandeling', waarde: `${b.behandelaar}, ${dag(b.behandelaar_op)}` }]
        : []),
      ...(b.verschoonbaar === null
        ? []
        : [{ kop: 'Te laat', waarde: `${b.verschoonbaar ? 'Goede reden' : 'Geen goede reden'}. ${b.verschoonbaar_reden}` }]),
      ...(b.hoor_op && b.gehoord_op === null
        ? [
            {
              kop: b.niet_horen_reden === '' ? 'Gesprek' : 'Uitgenodigd voor',
              waarde: `${dag(b.hoor_op)} om ${toonKloktijd(b.hoor_tijd)}, ${b.hoor_waar}`,
            },
          ]
        : []),
      ...(b.gehoord_op ? [{ kop: 'Gehoord', waarde: html`<p>${dag(b.gehoord_op)}</p>${alineas(b.hoor_verslag)}` }] : []),
      ...(b.niet_horen_reden === '' ? [] : [{ kop: 'Niet gehoord', waarde: b.niet_horen_reden }]),
      ...(b.verdaagd_op && b.verdaagd_tot
        ? [{ kop: 'Uitgesteld', waarde: `tot en met ${dag(b.verdaagd_tot)}. ${b.verdaging_reden}` }]
        : []),
      ...(b.beslissing && b.beslist_op
        ? [
            {
              kop: 'Beslissing',
              waarde: html`<p>${beslissingTekst[b.beslissing]}, ${dag(b.beslist_op)} door ${b.beslist_door_naam}</p>${alineas(b.motivering)}`,
            },
          ]
        : []),
      ...(b.bekendgemaakt_op ? [{ kop: 'Bekendgemaakt', waarde: dag(b.bekendgemaakt_op) }] : []),
      ...(b.gevolg_id === null
        ? []
        : [
            {
              kop: 'Nieuw besluit',
              waarde: link(`/dossier/${b.inwoner_id}/besluit/${b.gevolg_id}`, 'Bekijk het nieuwe besluit'),
            },
          ]),
      ...(b.gevolg_reden === '' ? [] : [{ kop: 'Geen nieuw besluit', waarde: b.gevolg_reden }]),
      ...(b.beroep_op
        ? [
            {
              kop: 'Beroep bij de rechtbank',
              waarde: `${dag(b.beroep_op)}${b.beroep_langs === 'doorgestuurd' ? ', door ons doorgestuurd' : ''}${b.beroep_nummer === '' ? '' : `, zaaknummer ${b.beroep_nummer}`}`,
            },
          ]
        : []),
      ...tussenGedaan(b, 'rechtbank'),
      ...(b.uitspraak && b.uitspraak_op
        ? [
            {
              kop: 'Uitspraak',
              waarde: html`<p>${uitspraakTekst[b.uitspraak]}, ${dag(b.uitspraak_op)}</p>${alineas(b.uitspraak_tekst)}${b.uitspraak_gevolg && html`<p>${gevolgTekst[b.uitspraak_gevolg]}${b.uitspraak_tot && `, uiterlijk ${dag(b.uitspraak_tot)}`}.</p>`}`,
            },
          ]
        : []),
      ...(b.hoger_op
        ? [
            {
              kop: 'Hoger beroep',
              waarde: `${dag(b.hoger_op)}, door ${b.hoger_door === 'gemeente' ? 'de gemeente' : 'de inwoner'}${b.hoger_nummer === '' ? '' : `, zaaknummer ${b.hoger_nummer}`}${b.hoger_schorst === null ? '' : b.hoger_schorst ? '. De uitspraak van de rechtbank staat intussen stil' : '. De uitspraak van de rechtbank geldt intussen gewoon'}`,
            },
          ]
        : []),
      ...tussenGedaan(b, 'hoger'),
      ...(b.hoger_uitspraak && b.hoger_uitspraak_op
        ? [
            {
              kop: 'Uitspraak in hoger beroep',
              waarde: html`<p>${hogerTekst[b.hoger_uitspraak]}, ${dag(b.hoger_uitspraak_op)}</p>${alineas(b.hoger_uitspraak_tekst)}${b.hoger_gevolg && html`<p>${gevolgTekst[b.hoger_gevolg]}${b.hoger_tot && `, uiterlijk ${dag(b.hoger_tot)}`}.</p>`}`,
            },
          ]
        : []),
      ...(b.uitgevoerd_op
        ? [{ kop: 'Uitspraak uitgevoerd', waarde: html`<p>${dag(b.uitgevoerd_op)}</p>${alineas(b.uitgevoerd_tekst)}` }]
        : []),
    ]),
  });
};
