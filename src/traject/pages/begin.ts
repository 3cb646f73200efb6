// A step begins, forwards or on the way back: what it is, the form, the check page, and the button.
import type { OpgeslagenRegeling } from '../../beleid/index.ts';
import { findStap } from '../../beleid/regeling.ts';
import { toonNaam } from '../../inwoner/index.ts';
import { datum, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  controleer,
  datumveld,
  form,
  getalveld,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  link,
  linkKnop,
  melding,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { beginStap, checkBegin, verdeelStart } from '../actions/begin-stap.ts';
import { checkWegTerug, takeWegTerug } from '../actions/end-stap.ts';
import { lopendePlekken, magEindigen, type PlekBesluit } from '../actions/settle-plek.ts';
import type { Verdeeld } from '../beslissers.ts';
import { listPlekken } from '../queries/index.ts';
import {
  bedragBijUren,
  buitenGeldigheid,
  en,
  geldZin,
  plekkenNaastWerk,
  rustOpIndicatie,
  terugVan,
  volgende,
  watKan,
  wegVoorIndicatie,
} from '../rules/index.ts';
import type { Start, StartVraag } from '../types.ts';
import { INDICATIE_TEKST, INKOMEN_TEKST } from '../types-rijen.ts';
import {
  bronVan,
  metBron,
  nietNuPagina,
  opdracht,
  openRoute,
  type RouteOpen,
  type RouteSettings,
  rol,
  routePad,
  routePagina,
  schrijft,
  stapLijst,
  stapNaam,
  veldmaker,
  waaromRegel,
} from './lees.ts';
import { PLEK_VELDEN, plekRijen, plekVelden } from './naast-werk.ts';
import { getypteDag, waarHint } from './woorden.ts';

const VELDEN = [
  'op',
  'einde',
  'aanbieder',
  'waar',
  'uren',
  'toelichting',
  'reden',
  'indicatie',
  'indicatie_van',
  'indicatie_tot',
  'inkomen',
  'inkomen_toelichting',
  ...PLEK_VELDEN,
];

/** Who is asked, with a choice where several colleagues have the functie. */
export const vraagVelden = (
  g: Pick<RouteOpen, 'stand'>,
  v: Verdeeld,
  veld: (naam: string) => { naam: string; waarde: string | undefined; fout: string | undefined },
): Html =>
  v.vragen.length === 0
    ? html``
    : kaart({
        titel: 'Wie zegt ja of nee?',
        inhoud: html`<p>De stap wordt eerst voorgesteld. Zij begint als iedereen ja zegt.</p><ul>${v.vragen.map(
          (vraag) =>
            html`<li>${rol(g.stand, vraag.wie)}: ${
              vraag.soort === 'inwoner'
                ? 'zegt het op de eigen pagina, of jij schrijft op wat je hoorde'
                : vraag.soort === 'aanbieder'
                  ? `${vraag.naam} zegt het zelf, of jij schrijft op wat je hoorde`
                  : vraag.soort === 'collega'
                    ? `${vraag.keuze.length === 1 ? (vraag.keuze[0]?.naam ?? '') : 'een collega'} logt in en zegt het zelf`
                    : 'jij schrijft op wat er is gezegd'
            }</li>`,
        )}</ul>${v.vragen.map((vraag) =>
          vraag.soort === 'collega' && vraag.keuze.length > 1
            ? keuzelijst({
                ...veld(`collega_${vraag.wie}`),
                label: `Welke collega vraag je? (${rol(g.stand, vraag.wie).toLowerCase()})`,
                leeg: 'Kies een collega',
                opties: vraag.keuze.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
              })
            : '',
        )}`,
      });

interface Soort {
  /** Of a way back: its id in the route. */
  weg: string | undefined;
  stap: string;
}

const adresVan = (inwonerId: number, { weg, stap }: Soort): string =>
  weg === undefined ? `${routePad(inwonerId)}/begin/${stap}` : `${routePad(inwonerId)}/terug/${weg}/${stap}`;

const formPagina = async (
  c: PageContext,
  s: RouteSettings,
  soort: Soort,
  getypt?: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const g = await openRoute(c, s, soort.weg === undefined ? { begin: soort.stap } : { naEinde: true });
  const stap = findStap(g.stand.route, soort.stap);
  const weg = soort.weg === undefined ? undefined : terugVan(g.stand, c.vandaag).find(({ id }) => id === soort.weg);
  if (!stap || (soort.weg !== undefined && !weg)) throw new NietGevonden();
  const [plekken, lopen, verdeeld] = await Promise.all([
    listPlekken(c.db, g.inwoner.id),
    lopendePlekken(c.db, g.inwoner.id),
    verdeelStart(c.db, opdracht(c, s, await c.actor()), g, stap.id),
  ]);
  const v = volgende(g.stand, c.vandaag, soort.weg).find((een) => een.stap.id === stap.id);
  const uitgang = weg?.uitgangen.find(({ naar }) => naar.includes(stap.id));
  // An indication that is lacking is no reason to write one: only what no source settles is.
  const beslissen = weg ? uitgang?.mag === 'beslissen' : v?.mag !== 'mag';
  // What that step asks of the indication only the form of the way back can write down.
  const langs = getypt || !v ? undefined : wegVoorIndicatie(g.stand, v, c.vandaag);
  const open = langs && terugVan(g.stand, c.vandaag).find(({ id }) => id === langs.id);
  if (open?.uitgangen.some(({ naar }) => naar.includes(stap.id)))
    return c.redirect(adresVan(g.inwoner.id, { weg: open.id, stap: stap.id }));
  const nietNu = !weg && v?.mag === 'mag-niet';
  const reden = (beslissen && !nietNu) || weg?.volgorde === true || fouten.some((fout) => fout.veld === 'reden');
  const veld = veldmaker(getypt, fouten);
  const titel = weg ? `Weg terug: ${stap.naam}` : `Beginnen met ${stap.naam}`;
  // Only the day can make a difference to a regeling that does not hold yet or no more: then the form asks for it.
  if (!getypt && weg?.teVroeg) return nietNuPagina(c, g, { titel, redenen: [weg.teVroeg] });
  if (!getypt && nietNu && buitenGeldigheid(g.stand, c.vandaag) === undefined)
    return nietNuPagina(c, g, { titel, redenen: v?.waarom ?? [], kan: watKan(g.stand, volgende(g.stand, c.vandaag)) });
  const naast = plekkenNaastWerk(g.stand, stap, lopen, c.vandaag);
  const magEindigt = await magEindigen(c.db, { actor: await c.actor(), vandaag: c.vandaag }, g, naast);
  const lopend = plekken.filter(({ status }) => status !== 'beeindigd');
  return routePagina(c, {
    inwoner: g.inwoner,
    titel,
    onder: `${toonNaam(g.inwoner)}, ${g.stand.regeling.naam}`,
    fouten: metBron(fouten, VELDEN),
    inhoud: html`${
      nietNu &&
      melding({
        soort: 'waarschuwing',
        titel: 'Deze stap mag nu niet',
        inhoud: html`${v?.waarom.map(waaromRegel)}<p>${watKan(g.stand, volgende(g.stand, c.vandaag))} ${link(routePad(g.inwoner.id), 'Terug naar de route')}</p>`,
      })
    }${kaart({
      titel: 'Wat de route zegt',
      inhoud: html`${stapLijst(g.stand, stap)}${(weg ? (uitgang?.waarom ?? []) : v?.mag === 'mag-niet' ? [] : (v?.waarom ?? [])).map(waaromRegel)}${
        v?.termijn && html`<p>Hoe lang: ${v.termijn.tekst}. ${bronVan(g.stand, v.termijn.bron)}</p>`
      }${stap.geld.length > 0 && html`<ul>${stap.geld.map((een) => html`<li>${geldZin(een)}</li>`)}</ul>`}${weg?.inkomen.map(waaromRegel)}`,
    })}${form({
      actie: adresVan(g.inwoner.id, soort),
      sleutel: c.sleutel(),
      inhoud: html`${datumveld({ ...veld('op', toonKort(c.vandaag)), label: weg ? 'Vanaf welke dag is de inwoner terug?' : 'Op welke dag begint de stap?' })}${datumveld(
        {
          // Not filled in: it would not move along with another first day.
          ...veld('einde', ''),
          label: 'Laatste dag',
          hint: v?.termijn?.uiterst
            ? `Vul je niets in, dan is het de laatste dag van de termijn: ${toonDatum(v.termijn.uiterst)}, als de stap vandaag begint.`
            : 'De bron noemt geen einde. Vul iets in als jullie het afspreken.',
          verplicht: false,
        },
      )}${
        lopend.length > 0 &&
        keuzelijst({
          ...veld(
            'aanbieder',
            stap.wie.includes('aanbieder') || stap.met.includes('aanbieder') ? String(lopend.at(-1)?.aanbieder_id ?? '') : '',
          ),
          label: 'Bij welke aanbieder?',
          hint: 'Die ziet dan dat de stap loopt.',
          verplicht: false,
          leeg: 'Niet bij een aanbieder',
          opties: [...new Map(lopend.map((plek) => [plek.aanbieder_id, plek.aanbieder]))].map(([id, naam]) => ({
            waarde: String(id),
            tekst: naam,
          })),
        })
      }${tekstveld({ ...veld('waar'), label: 'Waar?', hint: waarHint(stap.soort), verplicht: false, maximum: 200 })}${
        (stap.uren !== undefined || stap.geld.some(({ bijUren }) => bijUren !== undefined)) &&
        getalveld({
          ...veld('uren', stap.uren ? String(Math.floor(stap.uren.perWeek)) : ''),
          label: stap.soort === 'opbouw' ? 'Naar hoeveel uur per week werken jullie toe?' : 'Hoeveel uur per week?',
          eenheid: 'uur',
          verplicht: false,
        })
      }${
        weg &&
        html`${
          weg.indicatie === undefined &&
          rustOpIndicatie(stap, weg) &&
          keuzerondjes({
            ...veld('indicatie'),
            label: 'Wat gebeurt er met de indicatie?',
            hint: 'De bron zegt het niet.',
            keuzes: Object.entries(INDICATIE_TEKST).map(([waarde, tekst]) => ({ waarde, tekst })),
          })
        }${
          weg.indicatie !== 'blijft' &&
          rustOpIndicatie(stap, weg) &&
          html`${datumveld({ ...veld('indicatie_van'), label: 'Vanaf wanneer geldt de nieuwe indicatie?', verplicht: uitgang?.mag === 'mag-niet', hint: 'Staat de nieuwe indicatie al bij Toewijzingen? Dan hoef je hier niets in te vullen.' })}${datumveld({ ...veld('indicatie_tot'), label: 'Tot en met wanneer?', verplicht: false })}`
        }${keuzerondjes({
          ...veld('inkomen', 'onbekend'),
          label: 'Wat doet het met het inkomen?',
          keuzes: Object.entries(INKOMEN_TEKST).map(([waarde, tekst]) => ({ waarde, tekst })),
        })}${tekstvak({ ...veld('inkomen_toelichting'), label: 'Toelichting bij het inkomen', verplicht: false, regels: 2, maximum: 1000 })}`
      }${tekstvak({
        ...veld('toelichting'),
        label: weg ? 'Waarom past deze stap nu?' : 'Toelichting',
        hint: weg ? 'Schrijf op wat er is, niet wiens schuld het is. De inwoner leest dit.' : 'De inwoner leest dit ook.',
        verplicht: weg !== undefined,
        regels: 3,
        maximum: 2000,
      })}${
        reden &&
        tekstvak({
          ...veld('reden'),
          label: 'Waarom deze stap, nu geen bron het regelt?',
          hint: 'Dit wordt vastgelegd als een beslissing van mensen.',
          verplicht: beslissen,
          regels: 3,
          maximum: 2000,
        })
      }${verdeeld.vragen.length === 0 && plekVelden(g, naast, veld, { mag: magEindigt.ok })}${vraagVelden(g, verdeeld, veld)}${acties(
        knop({ tekst: 'Verder', naam: '_stap', waarde: 'controleren' }),
        linkKnop({ tekst: 'Annuleren', href: routePad(g.inwoner.id) }),
      )}`,
    })}`,
  });
};

const controlePagina = async (
  c: PageContext,
  soort: Soort,
  g: RouteOpen,
  {
    verdeeld,
    start,
    plek: naast,
    vraag,
    regeling,
  }: { verdeeld: Verdeeld; start: Start; plek: PlekBesluit; vraag: StartVraag; regeling: OpgeslagenRegeling },
  eindigt: readonly string[],
): Promise<Response> => {
  const stap = findStap(g.stand.route, soort.stap);
  const { waarden } = c.form;
  const plek = (await listPlekken(c.db, g.inwoner.id)).find(({ aanbieder_id }) => String(aanbieder_id) === waarden.aanbieder);
  const ook = (vraag: string, antwoord: string | undefined) => (antwoord ? [{ vraag, antwoord }] : []);
  const indicatie = Object.entries(INDICATIE_TEKST).find(([een]) => een === waarden.indicatie)?.[1];
  const inkomen = Object.entries(INKOMEN_TEKST).find(([een]) => een === waarden.inkomen)?.[1];
  return routePagina(c, {
    inwoner: g.inwoner,
    titel: 'Klopt alles?',
    onder: verdeeld.vragen.length > 0 ? 'Daarna wordt de stap voorgesteld aan wie erover beslist.' : 'Daarna begint de stap.',
    inhoud: html`${controleer([
      { vraag: 'Inwoner', antwoord: toonNaam(g.inwoner) },
      { vraag: 'Stap', antwoord: stap?.naam ?? '' },
      ...ook('Begint op', getypteDag(waarden.op)),
      ...ook(
        'Onder de versie',
        regeling.id === g.regeling.id ? undefined : `van ${toonDatum(datum(regeling.regeling.geldigVan))}, die op die dag gold`,
      ),
      ...ook('Eindigt daarmee', en(eindigt.map((een) => stapNaam(g.stand, een)))),
      ...ook('Laatste dag', getypteDag(waarden.einde)),
      ...ook('Bij', plek?.aanbieder),
      ...ook('Waar', waarden.waar),
      ...ook(stap?.soort === 'opbouw' ? 'Op weg naar, uur per week' : 'Uren per week', waarden.uren),
      ...(stap?.geld ?? []).flatMap((geld) => {
        const som = bedragBijUren({ urenPerWeek: vraag.urenPerWeek }, geld);
        return som === undefined
          ? []
          : ook(geld.naam, `${toonGeld(som)} per ${geld.per} (${toonGeld(geld.bedrag ?? 0)} bij ${geld.bijUren} uur per week)`);
      }),
      ...start.letOp.map(({ tekst, bron }) => ({ vraag: 'Let op', antwoord: `${tekst} (${bron})` })),
      ...ook('Indicatie', indicatie),
      ...ook(
        'Nieuwe indicatie',
        waarden.indicatie_van &&
          `vanaf ${getypteDag(waarden.indicatie_van)}${waarden.indicatie_tot ? ` tot en met ${getypteDag(waarden.indicatie_tot)}` : ''}`,
      ),
      ...ook('Inkomen', inkomen),
      ...ook('Toelichting', waarden.toelichting),
      ...plekRijen(g, naast),
      ...ook('Reden, want geen bron regelt het', waarden.reden),
      ...ook('Zegt eerst ja of nee', verdeeld.vragen.map(({ wie }) => rol(g.stand, wie)).join(', ')),
    ])}${form({
      actie: adresVan(g.inwoner.id, soort),
      sleutel: c.sleutel(),
      verborgen: waarden,
      inhoud: acties(
        knop({ tekst: verdeeld.vragen.length > 0 ? 'Stap voorstellen' : 'Stap beginnen', naam: '_stap', waarde: 'vastleggen' }),
        knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
      ),
    })}`,
  });
};

/** Beginning a step of the route, and the way back. */
export const registerBegin = (router: Router, s: RouteSettings): void => {
  const verwerk = async (c: PageContext, soort: Soort): Promise<Response> => {
    const inwonerId = c.nummer('inwoner');
    const { waarden } = c.form;
    const stap = c.form.tekst('_stap');
    if (stap === 'vastleggen') {
      const uit = await c.submit(async (db, actor) => {
        const o = opdracht(c, s, actor);
        const r =
          soort.weg === undefined
            ? await beginStap(db, { ...o, stap: soort.stap, terug: false })
            : await takeWegTerug(db, { ...o, weg: soort.weg, naar: soort.stap });
        return r.ok ? { ok: true, naar: `${routePad(inwonerId)}?${r.waarde.begonnen ? 'gedaan' : 'voorgesteld'}=ja` } : r;
      });
      return uit instanceof Response ? uit : formPagina(c, s, soort, waarden, uit);
    }
    if (stap === 'wijzigen') return formPagina(c, s, soort, waarden);
    const g = await openRoute(c, s, soort.weg === undefined ? { begin: soort.stap } : { naEinde: true });
    const o = opdracht(c, s, await c.actor());
    if (soort.weg === undefined) {
      const r = await checkBegin(c.db, { ...o, stap: soort.stap, terug: false }, g);
      return r.ok ? controlePagina(c, soort, g, r.waarde, []) : formPagina(c, s, soort, waarden, r.redenen);
    }
    const r = await checkWegTerug(c.db, { ...o, weg: soort.weg, naar: soort.stap }, g);
    return r.ok ? controlePagina(c, soort, g, r.waarde, r.eindigt ?? []) : formPagina(c, s, soort, waarden, r.redenen);
  };
  const begin = '/dossier/:inwoner/route/begin/:routestap';
  const vooruit = (c: PageContext): Soort => ({ weg: undefined, stap: c.param('routestap') });
  router.get(begin, { ...schrijft, logboek: 'inzage' }, (c) => formPagina(c, s, vooruit(c)));
  router.post(begin, { ...schrijft, logboek: 'trajectstap-begonnen' }, (c) => verwerk(c, vooruit(c)));
  const terug = '/dossier/:inwoner/route/terug/:terugweg/:routestap';
  const achteruit = (c: PageContext): Soort => ({ weg: c.param('terugweg'), stap: c.param('routestap') });
  router.get(terug, { ...schrijft, logboek: 'inzage' }, (c) => formPagina(c, s, achteruit(c)));
  router.post(terug, { ...schrijft, logboek: 'traject-weg-terug' }, (c) => verwerk(c, achteruit(c)));
};
