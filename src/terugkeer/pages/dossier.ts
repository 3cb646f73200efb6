// The consulent: the tab of the way back, making the agreement, or saying that none is wanted.
import { bijLeven, dossierFormulier, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { type Datum, plusMaanden, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  datumveld,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  leegBlok,
  lijst,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  tekstveld,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { answerAfspraak, makeAfspraak, skipAfspraak } from '../actions/make-afspraak.ts';
import { afspraakStand, indicatieUit, lagereTreden, terugwegen, voorstelTrede } from '../rules.ts';
import { BESLIST_SAMEN, INDICATIE, INKOMEN, type Terugkeerafspraak, type Terugstap, VERVOLG, type Vervolg } from '../types.ts';
import {
  afspraakLijst,
  readTerugkeer,
  regelingBlok,
  standBadge,
  type TerugkeerGelezen,
  type TerugkeerSettings,
  terugkeerPad,
  tredeTekst,
} from './blokken.ts';

const schrijft = { rollen: ['consulent'], van: 'inwoner' } as const;

/** How long an agreement holds when nothing else is typed, in months (keuze; no source gives a term). */
const GELDT_MAANDEN = 12;

const regelingVan = (s: TerugkeerSettings, gemeenteId: number, vandaag: Datum) =>
  s.beleid.dichtstbij(gemeenteId, vandaag)?.regeling;

/** The version that holds or waits, if there is one. */
const openAfspraak = (g: TerugkeerGelezen): Terugkeerafspraak | undefined =>
  g.afspraken.find((a) => a.vervangenOp === undefined && a.gebruiktOp === undefined);

const vervolgRij = (v: Vervolg, stap: Terugstap, inwonerId: number, mag: boolean) => {
  const klaar = v.gedaanOp !== undefined || v.blijktGedaan;
  return {
    kop: VERVOLG[v.soort],
    waarde: html`${klaar ? badge('goed', 'Gedaan') : badge('aandacht', 'Nog te doen')} ${
      v.gedaanOp
        ? `${toonDatum(v.gedaanOp)}: ${v.gedaanHoe}`
        : v.blijktGedaan
          ? 'Dat blijkt uit het dossier.'
          : v.tot
            ? `Uiterlijk ${toonDatum(v.tot)}.`
            : ''
    } ${v.bron === 'keuze' ? '' : `(${v.bron})`}`,
    ...(mag && !klaar ? { wijzig: `${terugkeerPad(inwonerId)}/stap/${stap.id}/${v.id}`, wijzigTekst: 'Afronden' } : {}),
  };
};

const stapKaart = (stap: Terugstap, inwonerId: number, mag: boolean): Html =>
  kaart({
    titel: `Stap terug op ${toonDatum(stap.datum)}`,
    id: `terugstap-${stap.id}`,
    inhoud: html`${lijst([
      { kop: 'Van en naar', waarde: `Van trede ${stap.vanTrede} naar trede ${stap.naarTrede}` },
      { kop: 'Waarom nu deze trede', waarde: stap.motivering },
      { kop: 'Inkomen', waarde: `${INKOMEN[stap.inkomen]}. ${stap.inkomenToelichting}`.trim() },
      {
        kop: 'Vastgelegd',
        waarde: `${stap.door}, ${stap.metAfspraak ? 'zoals afgesproken' : 'zonder afspraak vooraf'}. Stap terug nummer ${stap.poging}.`,
      },
    ])}<h3>Wat er daarna gebeurt</h3>${lijst(stap.vervolg.map((v) => vervolgRij(v, stap, inwonerId, mag)))}`,
  });

/** The tab: the agreement with its button, the steps back with what is still to do, and what the regeling says. */
export const terugkeerTab = (
  c: PageContext,
  s: TerugkeerSettings,
  g: TerugkeerGelezen,
  o: { inwoner: InwonerKop; schrijft: boolean },
): Html => {
  const regeling = regelingVan(s, o.inwoner.gemeente_id, c.vandaag);
  const wegen = terugwegen(regeling);
  const pad = terugkeerPad(o.inwoner.id);
  const open = openAfspraak(g);
  const stand = open && afspraakStand(open, c.vandaag);
  const doel = g.nu && voorstelTrede(g.nu.trede, open);
  const eerdere = g.afspraken.filter((a) => a !== open);
  const gebruikt = eerdere.find((a) => a.gebruiktOp !== undefined);
  const omhoog = g.nu?.eerder !== undefined && g.nu.trede > g.nu.eerder && !(open && open.bijTrede >= g.nu.trede);
  const knopTerug =
    o.schrijft &&
    doel !== undefined &&
    linkKnop({ tekst: `Terug naar trede ${doel}`, href: `${pad}/stap`, icoon: 'arrow-back-up', soort: 'primair' });
  const maak = (tekst: string, primair = false) =>
    o.schrijft && g.nu && linkKnop({ tekst, href: `${pad}/afspraak`, ...(primair ? { soort: 'primair' as const } : {}) });
  return stapel(
    omhoog &&
      melding({
        soort: 'waarschuwing',
        titel: 'Spreek de weg terug af',
        inhoud: html`<p>De inwoner ging naar trede ${g.nu?.trede}. Spreek nu af waarnaar iemand terug kan als het niet lukt. Dat maakt de stap veiliger.</p>`,
      }),
    open && open.afgezien === ''
      ? kaart({
          titel: 'De afgesproken weg terug',
          acties: html`${knopTerug}${maak('Nieuwe afspraak')}${
            o.schrijft && stand === 'wacht' && linkKnop({ tekst: 'De inwoner zei', href: `${pad}/${open.id}/akkoord` })
          }`,
          inhoud: html`<p>${standBadge(open, c.vandaag)}</p>${
            stand === 'vervallen' &&
            html`<p>Deze afspraak gold tot en met ${open.tot ? toonDatum(open.tot) : ''}. Een stap terug kan nog steeds; alleen deze afspraak geldt niet meer. Maak een nieuwe, of leg de stap terug zonder afspraak vast.</p>`
          }${afspraakLijst(open, regeling)}`,
        })
      : leegBlok({
          titel: open ? 'Er is geen afspraak gemaakt' : `${eerdere.length > 0 ? 'Nu' : 'Nog'} geen afspraak over de weg terug`,
          inhoud: g.nu
            ? open
              ? `${open.afgezien} Een stap terug kan ook zonder afspraak.`
              : gebruikt?.gebruiktOp
                ? `De vorige afspraak is gebruikt op ${toonDatum(gebruikt.gebruiktOp)}. Spreek bij een volgende stap vooruit een nieuwe weg terug af. Een stap terug kan altijd, ook zonder afspraak.`
                : 'Een stap terug kan altijd, ook zonder afspraak. Met een afspraak weet iedereen vooraf waar hij aan toe is.'
            : 'Er is nog geen trede bepaald. Doe dat eerst bij Ladder.',
          acties: html`${maak('Weg terug afspreken', true)}${o.schrijft && doel !== undefined && linkKnop({ tekst: `Terug naar trede ${doel}`, href: `${pad}/stap` })}${
            o.schrijft && g.nu && !open && linkKnop({ tekst: 'Geen afspraak nodig', href: `${pad}/geen-afspraak`, soort: 'stil' })
          }`,
        }),
    g.stappen.map((stap) => stapKaart(stap, o.inwoner.id, o.schrijft)),
    kaart({ titel: 'Wat de regeling zegt', inhoud: regelingBlok(wegen, regeling) }),
    eerdere.length > 0 &&
      uitklap(
        `Eerdere afspraken (${eerdere.length})`,
        html`${eerdere.map((a) => html`<p>Versie ${a.nummer} ${standBadge(a, c.vandaag)}</p>${afspraakLijst(a, regeling)}`)}`,
      ),
  );
};

/** A page of the way back in the dossier: crumbs, faults, head. */
export const terugkeerPagina = (
  c: PageContext,
  o: { inwoner: InwonerKop; titel: string; onder?: string; fouten?: readonly Reden[]; inhoud: Html },
): Promise<Response> =>
  dossierFormulier(c, {
    ...o,
    tab: { tekst: 'De weg terug', href: terugkeerPad(o.inwoner.id) },
    onder: o.onder ?? toonNaam(o.inwoner),
    fouten: o.fouten ?? [],
  });

/** Opens a page with a line in the logboek. Throws NietGevonden for a dossier that the reader may not know of. */
export const openTerugkeer = async (c: PageContext) => {
  const inwonerId = c.nummer('inwoner');
  const [inwoner, g] = await Promise.all([
    findInwoner(c.db, inwonerId),
    readTerugkeer(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'terugkeerafspraak' }),
  ]);
  if (!inwoner) throw new NietGevonden();
  return { inwoner, g };
};

/** Making the agreement, and the word of the resident on it. */
export const registerAfspraak = (router: Router, s: TerugkeerSettings): void => {
  const leeft = bijLeven(router);
  const afspraakPagina = async (
    c: PageContext,
    getypt: Readonly<Record<string, string>> = {},
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const { inwoner, g } = await openTerugkeer(c);
    if (!g.nu) return c.redirect(terugkeerPad(inwoner.id));
    const regeling = regelingVan(s, inwoner.gemeente_id, c.vandaag);
    const wegen = terugwegen(regeling);
    const uit = indicatieUit(wegen);
    const open = openAfspraak(g);
    const veld = (naam: string, anders?: string) => ({ naam, waarde: getypt[naam] ?? anders, fout: foutVan(fouten, naam) });
    const weg = wegen.find((een) => een.geregeld);
    const plek = g.lopend[0];
    return terugkeerPagina(c, {
      inwoner,
      titel: 'Weg terug afspreken',
      onder: `${toonNaam(inwoner)} staat op ${tredeTekst(regeling, g.nu.trede)}. De inwoner leest de afspraak en zegt of die goed is.`,
      fouten,
      inhoud: html`${kaart({ titel: 'Wat de regeling zegt', inhoud: regelingBlok(wegen, regeling) })}${form({
        actie: `${terugkeerPad(inwoner.id)}/afspraak`,
        sleutel: c.sleutel(),
        versie: getypt._versie ?? open?.nummer ?? 0,
        inhoud: html`${keuzerondjes({
          ...veld('terug_trede', String(open?.terugTrede ?? g.nu.eerder ?? voorstelTrede(g.nu.trede, undefined) ?? g.nu.trede)),
          label: 'Naar welke trede kan de inwoner terug?',
          keuzes: [...lagereTreden(g.nu.trede).reverse(), g.nu.trede].map((trede) => ({
            waarde: String(trede),
            tekst: tredeTekst(regeling, trede).replace(/^t/, 'T'),
          })),
        })}${tekstveld({
          ...veld('terug_naar', open?.terugNaar || (plek ? `De plek bij ${plek.aanbieder}` : weg?.naar[0]?.wat)),
          label: 'Waarnaar terug?',
          hint: 'De oude plek, een gesprek, een nieuwe oriëntatie. De inwoner leest dit.',
          maximum: 500,
        })}${datumveld({ ...veld('tot', toonKort(open?.tot ?? plusMaanden(c.vandaag, GELDT_MAANDEN))), label: 'Tot en met wanneer geldt de afspraak?', hint: 'Geen bron geeft een termijn. Een jaar is ons voorstel.' })}${tekstveld(
          {
            ...veld('beslist', open?.beslist || weg?.wie.join(', ') || BESLIST_SAMEN),
            label: 'Wie beslist of de inwoner terug gaat?',
            maximum: 200,
          },
        )}${keuzerondjes({
          ...veld('indicatie', open?.indicatie ?? uit?.indicatie),
          label: 'Wat gebeurt er met de indicatie?',
          hint: uit
            ? `De regeling zegt: ${INDICATIE[uit.indicatie].toLowerCase()} (${uit.bron}).`
            : 'Dit is niet geregeld. Kies zelf, en schrijf op waarom.',
          keuzes: Object.entries(INDICATIE).map(([waarde, tekst]) => ({ waarde, tekst })),
        })}${tekstvak({
          ...veld('indicatie_reden', open?.indicatieReden),
          label: 'Waarom spreken jullie dat af?',
          hint: uit ? 'Nodig als je anders kiest dan de regeling.' : undefined,
          verplicht: !uit,
          regels: 2,
          maximum: 1000,
        })}${keuzerondjes({
          ...veld('inkomen', open?.inkomen),
          label: 'Wat doet een stap terug met het inkomen?',
          hint: 'De inwoner moet dit vooraf weten. Het is nooit een reden om een stap terug te weigeren.',
          keuzes: Object.entries(INKOMEN).map(([waarde, tekst]) => ({ waarde, tekst })),
        })}${tekstvak({
          ...veld('inkomen_toelichting', open?.inkomenToelichting),
          label: 'Wat betekent dat voor de inwoner?',
          hint: 'Bijvoorbeeld: het loon stopt, de uitkering begint weer na een aanvraag.',
          verplicht: false,
          regels: 2,
          maximum: 1000,
        })}${acties(knop({ tekst: 'Vastleggen en voorleggen' }), linkKnop({ tekst: 'Annuleren', href: terugkeerPad(inwoner.id) }))}`,
      })}`,
    });
  };

  /** The three forms of the agreement are sent and shown again in the same way. */
  const handel =
    (
      doe: (
        db: PageContext['db'],
        o: Parameters<typeof makeAfspraak>[1],
        c: PageContext,
      ) => ReturnType<typeof skipAfspraak> | ReturnType<typeof answerAfspraak>,
      toon: (c: PageContext, getypt: Readonly<Record<string, string>>, fouten: readonly Reden[]) => Promise<Response>,
    ) =>
    async (c: PageContext): Promise<Response> => {
      const inwonerId = c.nummer('inwoner');
      const uit = await c.submit(async (db, actor) => {
        const inwoner = await findInwoner(db, inwonerId);
        if (!inwoner) throw new NietGevonden();
        const r = await doe(
          db,
          { actor, beleid: s.beleid, vandaag: c.vandaag, inwoner, nummer: c.form.versie(), waarden: c.form.waarden },
          c,
        );
        return r.ok ? { ok: true, naar: terugkeerPad(inwonerId) } : r;
      });
      return uit instanceof Response ? uit : toon(c, { ...c.form.waarden, _versie: c.form.tekst('_versie') }, uit);
    };

  leeft.get('/dossier/:inwoner/terugkeer/afspraak', { ...schrijft, logboek: 'inzage' }, (c) => afspraakPagina(c));
  leeft.post(
    '/dossier/:inwoner/terugkeer/afspraak',
    { ...schrijft, logboek: 'terugkeer-afgesproken' },
    handel(makeAfspraak, afspraakPagina),
  );

  const geenPagina = async (
    c: PageContext,
    getypt: Readonly<Record<string, string>> = {},
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const { inwoner, g } = await openTerugkeer(c);
    return terugkeerPagina(c, {
      inwoner,
      titel: 'Geen afspraak nodig',
      onder: 'Een stap terug blijft altijd mogelijk. Bij een volgende stap omhoog vragen we het opnieuw.',
      fouten,
      inhoud: form({
        actie: `${terugkeerPad(inwoner.id)}/geen-afspraak`,
        sleutel: c.sleutel(),
        versie: getypt._versie ?? openAfspraak(g)?.nummer ?? 0,
        inhoud: html`${tekstvak({ naam: 'reden', label: 'Waarom komt er geen afspraak?', waarde: getypt.reden, fout: foutVan(fouten, 'reden'), regels: 3, maximum: 1000 })}${acties(
          knop({ tekst: 'Vastleggen' }),
          linkKnop({ tekst: 'Annuleren', href: terugkeerPad(inwoner.id) }),
        )}`,
      }),
    });
  };
  leeft.get('/dossier/:inwoner/terugkeer/geen-afspraak', { ...schrijft, logboek: 'inzage' }, (c) => geenPagina(c));
  leeft.post(
    '/dossier/:inwoner/terugkeer/geen-afspraak',
    { ...schrijft, logboek: 'terugkeer-afgezien' },
    handel(skipAfspraak, geenPagina),
  );

  const akkoordPagina = async (
    c: PageContext,
    getypt: Readonly<Record<string, string>> = {},
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const { inwoner, g } = await openTerugkeer(c);
    const afspraak = g.afspraken.find(({ id }) => id === c.nummer('terugkeerafspraak'));
    if (afspraak?.afgezien !== '') throw new NietGevonden();
    return terugkeerPagina(c, {
      inwoner,
      titel: 'Wat zei de inwoner?',
      fouten,
      inhoud: html`${kaart({ inhoud: afspraakLijst(afspraak, regelingVan(s, inwoner.gemeente_id, c.vandaag)) })}${form({
        actie: `${terugkeerPad(inwoner.id)}/${afspraak.id}/akkoord`,
        sleutel: c.sleutel(),
        versie: getypt._versie ?? afspraak.versie,
        inhoud: html`${keuzerondjes({
          naam: 'akkoord',
          label: 'Is de inwoner het eens met deze afspraak?',
          waarde: getypt.akkoord,
          fout: foutVan(fouten, 'akkoord'),
          keuzes: [
            { waarde: 'ja', tekst: 'Ja' },
            { waarde: 'nee', tekst: 'Nee' },
          ],
        })}${tekstvak({ naam: 'reden', label: 'Wat klopt er niet?', hint: 'Nodig als je nee kiest.', verplicht: false, waarde: getypt.reden, fout: foutVan(fouten, 'reden'), regels: 3, maximum: 1000 })}${acties(
          knop({ tekst: 'Vastleggen' }),
          linkKnop({ tekst: 'Annuleren', href: terugkeerPad(inwoner.id) }),
        )}`,
      })}`,
    });
  };
  router.get('/dossier/:inwoner/terugkeer/:terugkeerafspraak/akkoord', { ...schrijft, logboek: 'inzage' }, (c) =>
    akkoordPagina(c),
  );
  router.post(
    '/dossier/:inwoner/terugkeer/:terugkeerafspraak/akkoord',
    { ...schrijft, logboek: 'terugkeer-beantwoord' },
    handel(
      (db, { inwoner, ...o }, c) =>
        answerAfspraak(db, { ...o, inwonerId: inwoner.id, afspraakId: c.nummer('terugkeerafspraak') }),
      akkoordPagina,
    ),
  );
};
