// "Controleer je antwoorden": everything together, what it means, and what somebody else stored in between.

import { toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { hoofdletter } from '../../kernel/tekst.ts';
import { controleer, type Html, html, kaart, kolommen, lijst, link, melding, stapel } from '../../web/index.ts';
import { LABELS, stapVan } from '../concept.ts';
import { blijftHuidig, ladderVoorstel, voorstelTekst, wordtCorrectieVan } from '../rules.ts';
import { aanwezigZin, type Bepaling, termijnTekst, type VolledigeBepaling } from '../types.ts';
import { tredeTekst } from './frame.ts';
import type { Vel } from './velden.ts';

const dagTekst = (iso: string): string => (iso === '' ? '' : toonDatum(datum(iso)));

/** What is wrong, each with the page where it can be mended. */
export const nogTeDoen = (basis: string, redenen: readonly Reden[]): Html =>
  melding({
    soort: 'waarschuwing',
    titel: 'Dit moet nog',
    inhoud: html`<ul>${redenen.map(
      ({ veld, tekst }) =>
        html`<li>${tekst} ${veld !== undefined && link(stapAdres(basis, stapVan(veld)), 'Vul aan', LABELS[veld] ?? veld)}</li>`,
    )}</ul>`,
  });

export const stapAdres = (basis: string, stap: string): string => (stap === 'vragen' ? basis : `${basis}/${stap}`);

/** What was stored while this draft was being written: both stand beside each other, and both stay. */
const intussen = (v: Vel, nieuw: readonly Bepaling[]): Html =>
  html`${melding({
    soort: 'waarschuwing',
    titel: 'Terwijl je bezig was is er een andere bepaling vastgelegd',
    inhoud: 'Vergelijk ze. Leg je de jouwe ook vast, dan blijven ze allebei in het verloop staan en telt de laatste dag.',
  })}${nieuw.map((b) =>
    kolommen({
      gelijk: true,
      breed: kaart({
        titel: 'Wat jij invulde',
        niveau: 3,
        inhoud: lijst([
          { kop: 'Trede', waarde: hoofdletter(tredeTekst(v.uit, v.form.trede)) },
          { kop: 'Peildatum', waarde: dagTekst(v.form.peildatum) },
          { kop: 'Motivering', waarde: v.form.motivering },
        ]),
      }),
      smal: kaart({
        titel: 'Wat er nu staat',
        id: `intussen-${b.id}`,
        niveau: 3,
        inhoud: lijst([
          { kop: 'Trede', waarde: hoofdletter(tredeTekst(v.uit, b.trede)) },
          { kop: 'Peildatum', waarde: dagTekst(b.peildatum) },
          { kop: 'Motivering', waarde: b.motivering },
          { kop: 'Vastgelegd', waarde: `${b.door || 'Onbekend'}, ${toonMoment(b.vastgelegdOp, v.d.vandaag)}` },
        ]),
      }),
    }),
  )}`;

export const controleVelden = (v: Vel, basis: string, nieuw: readonly Bepaling[], openstaand: readonly Reden[]): Html => {
  const { form, uit } = v;
  const { bepalingen, stukken } = v.d;
  const zelfdeDag = form.corrigeert === undefined ? wordtCorrectieVan(bepalingen, form.peildatum) : undefined;
  const later = blijftHuidig(
    bepalingen.filter(({ id }) => id !== form.corrigeert),
    form.peildatum,
  );
  return stapel(
    nieuw.length > 0 && intussen(v, nieuw),
    zelfdeDag &&
      melding({
        soort: 'info',
        titel: 'Dit wordt een correctie',
        inhoud: `Op ${dagTekst(form.peildatum)} is al trede ${zelfdeDag.trede} vastgelegd. De nieuwe bepaling telt, de oude blijft te lezen.`,
      }),
    later &&
      melding({
        soort: 'info',
        titel: `De huidige trede blijft ${later.trede}`,
        inhoud: `Die is later bepaald, op ${dagTekst(later.peildatum)}. Wat je nu vastlegt komt ervoor te staan.`,
      }),
    controleer(rijen(v, form, basis, stukken, new Set(openstaand.flatMap(({ veld }) => veld ?? [])))),
    html`<p>${toonNaam(v.d.inwoner)} ziet de trede, waarom die past, wie het bepaalde en het perspectief op de eigen pagina, en kan zeggen het anders te zien. Een aanbieder ziet alleen de begin- en doeltrede van de eigen toewijzing.</p>`,
    uit === undefined && html`<p>Voor deze dag is er geen regeling.</p>`,
  );
};

// A field that is still open shows nothing, whatever the rules took for it.
const rijen = (v: Vel, form: VolledigeBepaling, basis: string, stukken: Vel['d']['stukken'], open: ReadonlySet<string>) => {
  const { uit } = v;
  const voorstel = uit && ladderVoorstel(uit.regeling, form.antwoorden);
  const vraag = stapAdres(basis, 'vragen');
  const oordeel = stapAdres(basis, 'oordeel');
  const onderbouwing = stapAdres(basis, 'onderbouwing');
  const perspectief = stapAdres(basis, 'perspectief');
  return [
    ...(form.corrigeert === undefined ? [] : [{ vraag: 'Waarom je verbetert', antwoord: form.reden, wijzig: vraag }]),
    { vraag: 'Peildatum', antwoord: open.has('peildatum') ? '' : dagTekst(form.peildatum), wijzig: vraag },
    ...(voorstel ? [{ vraag: 'Voorstel', antwoord: hoofdletter(voorstelTekst(voorstel)), wijzig: vraag }] : []),
    { vraag: 'Trede', antwoord: open.has('trede') ? '' : hoofdletter(tredeTekst(uit, form.trede)), wijzig: oordeel },
    ...(form.afwijking === '' ? [] : [{ vraag: 'Waarom anders dan het voorstel', antwoord: form.afwijking, wijzig: oordeel }]),
    { vraag: 'Motivering', antwoord: form.motivering, wijzig: onderbouwing },
    ...(form.sprong === '' ? [] : [{ vraag: 'Waarom meer dan één stap', antwoord: form.sprong, wijzig: onderbouwing }]),
    { vraag: 'Dag van het gesprek', antwoord: dagTekst(form.gesprek_op), wijzig: onderbouwing },
    {
      vraag: 'Wie erbij waren',
      antwoord: html`${aanwezigZin(form.aanwezig)}${form.aanwezig_wie && html`<br>${form.aanwezig_wie}`}`,
      wijzig: onderbouwing,
    },
    {
      vraag: 'Documenten',
      antwoord: stukken
        .filter(({ id }) => form.documenten.includes(id))
        .map(({ titel }) => titel)
        .join(', '),
      wijzig: onderbouwing,
    },
    {
      vraag: 'Perspectief',
      antwoord: form.perspectief === undefined ? 'Nog niet te zeggen' : hoofdletter(tredeTekst(uit, form.perspectief)),
      wijzig: perspectief,
    },
    {
      vraag: 'Wanneer',
      antwoord: `${termijnTekst[form.termijn]}${form.perspectief_op === '' ? '' : `, uiterlijk op ${dagTekst(form.perspectief_op)}`}`,
      wijzig: perspectief,
    },
  ];
};
