// Ending a place because of an event: what the besluit will say, who signs it, and where it stands.
import { conceptPad } from '../../besluit/index.ts';
import { datum, isNa, isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { datumveld, foutVan, type Html, html, keuzelijst, link, melding, stapel, tekstvak, uitklap } from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import type { EindeWeg } from '../actions/take-einde.ts';
import type { GebeurtenisRij, VoorstelRij } from '../queries.ts';
import { eindeIsBesluit, eindeToelichting } from '../rules.ts';
import { Gegevens } from '../types.ts';

/** Longest explanation in the letter, as in the form of an early end. */
const TOELICHTING_MAXIMUM = 500;

/** Whether agreeing with this proposal is taking a besluit, or putting one before a colleague. */
export const isEindeBesluit = (e: Pick<GebeurtenisRij, 'soort'>, v: Pick<VoorstelRij, 'soort'>): boolean =>
  v.soort === 'toewijzing-beeindigen' && eindeIsBesluit(e.soort);

/** What the choice to do it is called. */
export const eindeKeuze = (weg: EindeWeg | undefined): string =>
  weg === undefined
    ? 'Dit doen'
    : { zelf: 'Neem het besluit', voorleggen: 'Leg het besluit voor', concept: 'Bewaar het als concept' }[weg.weg];

const uitleg = (weg: EindeWeg, later: string): Html => {
  const brief = 'De inwoner krijgt er een brief over en kan bezwaar maken.';
  switch (weg.weg) {
    case 'zelf':
      return html`<p>Eerder stoppen is een besluit. ${brief} Je ziet die brief voordat je het besluit bekendmaakt.${later}</p>`;
    case 'voorleggen':
      return html`<p>Eerder stoppen is een besluit. ${brief} ${
        weg.redenen.length > 0 ? 'Je hebt daar geen mandaat voor' : 'Twee mensen met mandaat tekenen het'
      }: het gaat naar een collega. Tot die tekent, verandert er niets.</p>${waarom(weg.redenen)}`;
    case 'concept':
      return html`<p>Eerder stoppen is een besluit. ${brief} ${weg.uitleg} Tot het is getekend, verandert er niets.</p>${waarom(weg.redenen)}`;
  }
};

const waarom = (redenen: readonly Reden[]): Html | false =>
  redenen.length > 0 &&
  uitklap(
    'Waarom mag ik dit niet zelf?',
    html`${redenen.map(
      ({ tekst, achtergrond, bron }) =>
        html`<p>${tekst}</p>${achtergrond !== undefined && html`<p>${achtergrond}</p>`}${
          bron !== undefined && html`<p>${bron}</p>`
        }`,
    )}`,
  );

/** The fields of an end: its last day, and of a besluit what the resident reads and who signs. */
export const eindeVelden = (
  c: PageContext,
  e: GebeurtenisRij,
  v: VoorstelRij,
  o: { inwonerId: number; weg: EindeWeg | undefined; redenen: readonly Reden[] },
): Html => {
  const gekozen = v.dag === null ? undefined : datum(v.dag);
  const later =
    gekozen !== undefined && isNa(gekozen, c.vandaag) ? ` Tot en met ${toonDatum(gekozen)} loopt de plek gewoon door.` : '';
  const veld = (naam: string) => ({ naam: `${naam}_${v.id}`, fout: foutVan(o.redenen, `${naam}_${v.id}`) });
  const getypt = (naam: string, begin: string): string => {
    const waarde = c.form.waarden[`${naam}_${v.id}`];
    return waarde === undefined ? begin : waarde;
  };
  const dag = datumveld({
    ...veld('dag'),
    label: 'Wat is de laatste dag?',
    waarde: getypt('dag', toonKort(gekozen ?? c.vandaag)),
  });
  if (o.weg === undefined) return html`${later !== '' && html`<p>${later.trim()} Je kunt het nu al bevestigen.</p>`}${dag}`;
  const gegevens = Gegevens.parse(e.gegevens);
  return stapel(
    uitleg(o.weg, later),
    e.soort === 'detentie' &&
      html`<p>Wacht de plek tot de inwoner terug is? ${link(
        `/dossier/${o.inwonerId}/toewijzingen/${v.toewijzing_id ?? 0}/wijzigen/opschorten`,
        'Schort de plek dan op',
      )}, en kies hier ‘niet nodig’.</p>`,
    dag,
    tekstvak({
      ...veld('toelichting'),
      label: 'Toelichting in de brief',
      hint: 'De inwoner leest dit. De reden staat al in de brief.',
      waarde: getypt('toelichting', eindeToelichting({ soort: e.soort, datum: e.datum, gegevens })),
      verplicht: false,
      regels: 2,
      maximum: TOELICHTING_MAXIMUM,
    }),
    o.weg.weg === 'voorleggen' &&
      keuzelijst({
        ...veld('tekenaar'),
        label: 'Wie tekent het besluit?',
        waarde: getypt('tekenaar', String(o.weg.tekenaars[0]?.id ?? '')),
        opties: o.weg.tekenaars.map(({ id, naam, functie }) => ({
          waarde: String(id),
          tekst: functie === '' ? naam : `${naam}, ${functie}`,
        })),
      }),
  );
};

/** Where the besluit on an end stands, in a line of the card; undefined for what asked none. */
export const eindeStand = (inwonerId: number, v: VoorstelRij): Html | undefined => {
  if (v.besluit_id !== null)
    return html`${link(`/dossier/${inwonerId}/besluit/${v.besluit_id}`, `Besluit ${v.beschikkingnummer ?? ''}`)}${
      v.bekendgemaakt_op === null
        ? '. Maak het bekend: dan krijgt de inwoner de brief.'
        : `, bekendgemaakt op ${toonDatum(datum(v.bekendgemaakt_op))}`
    }`;
  if (v.concept_id === null || v.status !== 'voorgelegd') return undefined;
  const pad = conceptPad(inwonerId, v.concept_id);
  if (v.concept_status === 'ter-ondertekening')
    return html`${link(pad, `Ligt bij ${v.tekenaar ?? 'een collega'} om te tekenen`)}. Tot die tijd loopt de plek door.`;
  return v.concept_status === 'teruggestuurd'
    ? html`${link(pad, 'Teruggestuurd: pas het aan en leg het weer voor')}. Tot die tijd loopt de plek door.`
    : html`${link(pad, 'Het concept ligt bij jou: leg het voor')}. Tot die tijd loopt de plek door.`;
};

/** After the event was withdrawn: a besluit stays until there is another. */
export const eindeHerstellen = (c: PageContext, inwonerId: number, v: VoorstelRij): Html | false => {
  // Taken back meanwhile: it lasts longer again.
  if (v.status !== 'zelf-herstellen' || v.besluit_id === null || v.toewijzing_id === null || v.loopt_tot !== v.dag) return false;
  const kan = v.loopt_tot !== null && !isVoor(datum(v.loopt_tot), c.vandaag);
  return melding({
    soort: 'waarschuwing',
    titel: 'Het besluit staat er nog',
    inhoud: kan
      ? html`<p>De gebeurtenis klopte niet, maar over deze plek is een besluit genomen. ${link(
          `/dossier/${inwonerId}/toewijzingen/${v.toewijzing_id}/wijzigen/terugdraaien`,
          'Draai de beëindiging terug',
        )}. Dat kan tot en met ${toonDatum(datum(v.loopt_tot ?? ''))}, met een nieuw besluit en een nieuwe brief.</p>`
      : html`<p>De gebeurtenis klopte niet, maar over deze plek is een besluit genomen en de laatste dag is voorbij. ${link(
          `/dossier/${inwonerId}/besluit`,
          'Neem een nieuw besluit',
        )}.</p>`,
  });
};
