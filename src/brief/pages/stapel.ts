// Letters to print: the list, a pile, its file, and closing it.
import { toonNaam } from '../../inwoner/index.ts';
import { type Datum, datum, toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag, toonMoment } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  type Html,
  html,
  type Inhoud,
  kaart,
  kiesvak,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel as onderElkaar,
  tabel,
  terug,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { endStapel, getStapel, makeStapel, printStapel } from '../actions/print-brieven.ts';
import { type BriefRij, listStapelbrieven, listStapels, listTeDrukken, type StapelRij } from '../queries.ts';
import { HOOGSTENS, waaromApart } from '../rules.ts';
import { BRIEF_SOORTEN, SOORT_WOORD } from '../types.ts';

const PAD = '/brieven';
/** Letters on one page of the list (keuze). */
const OP_PAGINA = 100;
const werk = { rollen: ['consulent', 'teammanager'], van: 'gemeente' } as const;

/** The kind in words; a kind that is no longer known keeps its own. */
export const soortWoord = (soort: string): string => {
  const bekend = BRIEF_SOORTEN.find((een) => een === soort);
  return bekend ? SOORT_WOORD[bekend] : soort;
};

const aantalBrieven = (aantal: number): string => (aantal === 1 ? '1 brief' : `${aantal} brieven`);

const standVan = (stapel: StapelRij): Html =>
  stapel.uitkomst === null
    ? badge('aandacht', 'Nog afdrukken of versturen')
    : stapel.uitkomst === 'verstuurd'
      ? badge('goed', `Verstuurd${stapel.gesloten_op ? ` op ${toonDatum(datum(stapel.gesloten_op))}` : ''}`)
      : badge('neutraal', 'Teruggelegd');

const briefRegel = (brief: BriefRij, o: { aan: boolean; metConsulent: boolean; vandaag: Datum }): Inhoud[] => {
  const redenen = waaromApart(brief);
  const naam = toonNaam(brief);
  return [
    kiesvak({
      naam: 'brief',
      waarde: brief.id,
      label: `Kies de brief aan ${naam}: ${brief.titel}`,
      aan: o.aan && redenen.length === 0,
      inhoud: metOnder(link(`/dossier/${brief.inwoner_id}/brieven/${brief.id}`, brief.titel), soortWoord(brief.soort)),
    }),
    metOnder(link(`/dossier/${brief.inwoner_id}`, naam), brief.dossiernummer),
    toonDatum(dagTotVandaag(brief.gemaakt_op, o.vandaag)),
    ...(o.metConsulent ? [brief.consulent] : []),
    redenen.length === 0 ? 'kan mee' : metOnder(badge('aandacht', 'kijk eerst'), redenen.join(' ')),
  ];
};

const lijstPagina = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const actor = await c.actor();
  const manager = actor.rol === 'teammanager';
  const [alle, stapels] = await Promise.all([
    listTeDrukken(c.db, HOOGSTENS),
    listStapels(c.db, { door: manager ? undefined : actor.gebruikerId, hoogstens: 20 }),
  ]);
  const brieven = alle.slice(0, OP_PAGINA);
  const mee = alle.filter((brief) => waaromApart(brief).length === 0);
  const kolommen = [
    { kop: 'Brief' },
    { kop: 'Aan' },
    { kop: 'Gemaakt' },
    ...(manager ? [{ kop: 'Consulent' }] : []),
    { kop: 'Versturen' },
  ];
  return c.page({
    titel: 'Brieven',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: 'Brieven om af te drukken',
      onder: manager
        ? 'Brieven in de gemeente die met de post gaan en nog niet zijn afgedrukt.'
        : 'Jouw brieven die met de post gaan en nog niet zijn afgedrukt. Wie alleen digitaal wil, staat er niet bij.',
    })}${
      alle.length === 0
        ? leegBlok({ titel: 'Er ligt niets klaar', inhoud: 'Een nieuwe brief komt hier zodra hij is gemaakt.' })
        : html`${
            alle.length > OP_PAGINA &&
            melding({
              soort: 'info',
              titel: `Er liggen ${alle.length === HOOGSTENS ? `${HOOGSTENS} brieven of meer` : aantalBrieven(alle.length)}`,
              inhoud: html`<p>Hieronder staan de oudste ${OP_PAGINA}.</p>${
                mee.length > 0 &&
                form({
                  actie: `${PAD}/stapel`,
                  sleutel: c.sleutel(),
                  kaal: true,
                  verborgen: { alles: 'ja', dubbelzijdig: 'ja' },
                  inhoud: knop({ tekst: `Maak een stapel van ${aantalBrieven(mee.length)}`, soort: 'tweede', icoon: 'printer' }),
                })
              }`,
            })
          }${form({
            actie: `${PAD}/stapel`,
            sleutel: c.sleutel(),
            naam: 'Brieven kiezen',
            inhoud: html`${tabel({ caption: 'Brieven om af te drukken', kolommen, rijen: brieven.map((een) => briefRegel(een, { aan: true, metConsulent: manager, vandaag: c.vandaag })) })}${vinkje(
              {
                naam: 'dubbelzijdig',
                label: 'Dubbelzijdig afdrukken',
                hint: 'Elke brief begint dan op een nieuw vel.',
                aan: true,
                verplicht: false,
              },
            )}${acties(knop({ tekst: 'Maak een stapel', icoon: 'printer' }))}`,
          })}`
    }${
      stapels.length > 0 &&
      kaart({
        titel: 'Stapels',
        inhoud: tabel({
          caption: 'Stapels, wat nog open staat bovenaan',
          kolommen: [{ kop: 'Stapel' }, { kop: 'Gemaakt' }, { kop: 'Stand' }],
          rijen: stapels.map((een) => [
            metOnder(link(`${PAD}/stapel/${een.id}`, `Stapel ${een.id}`), aantalBrieven(een.aantal ?? 0)),
            metOnder(toonMoment(een.gemaakt_op, c.vandaag), een.maker),
            standVan(een),
          ]),
        }),
      })
    }`,
  });
};

const stapelPagina = async (c: PageContext, fouten: readonly Reden[] = []): Promise<Response> => {
  const afdrukId = c.nummer('stapel');
  const actor = await c.actor();
  const [een, brieven] = await Promise.all([getStapel(c.db, actor, afdrukId), listStapelbrieven(c.db, afdrukId)]);
  const open = een.uitkomst === null;
  const sluit = (uitkomst: string, tekst: string, soort: 'primair' | 'tweede') =>
    form({
      actie: `${PAD}/stapel/${een.id}`,
      sleutel: c.sleutel(),
      kaal: true,
      verborgen: { uitkomst },
      inhoud: knop({ tekst, soort }),
    });
  return c.page({
    titel: `Stapel ${een.id}`,
    fout: fouten.length > 0,
    inhoud: html`${terug(PAD, 'Brieven')}${foutSamenvatting(fouten)}${kop({
      titel: `Stapel ${een.id}`,
      onder: html`${aantalBrieven(brieven.length)}, ${een.dubbelzijdig ? 'dubbelzijdig' : 'enkelzijdig'} · gemaakt op ${toonMoment(een.gemaakt_op, c.vandaag)} door ${een.maker} · ${standVan(een)}`,
      acties: linkKnop({
        tekst: open ? 'Open het bestand (pdf)' : 'Druk nog een keer af (pdf)',
        href: `${PAD}/stapel/${een.id}/pdf`,
        soort: open ? 'primair' : 'tweede',
        icoon: 'printer',
      }),
    })}${onderElkaar(
      open &&
        melding({
          soort: 'info',
          titel: 'Zijn alle brieven goed uit de printer gekomen en op de post?',
          inhoud: html`<p>Zeg het hier. Dan staan ze niet meer in de lijst. Ging er iets mis, open het bestand dan nog een keer: het is altijd hetzelfde.</p>${acties(
            sluit('verstuurd', 'Ja, ze zijn verstuurd', 'primair'),
            sluit('teruggelegd', 'Leg ze terug in de lijst', 'tweede'),
          )}`,
        }),
      tabel({
        caption: 'Brieven in deze stapel',
        kolommen: [{ kop: 'Nummer' }, { kop: 'Aan' }, { kop: 'Brief' }],
        rijen: brieven.map((brief) => [
          brief.volgnummer,
          link(`/dossier/${brief.inwoner_id}`, toonNaam(brief)),
          metOnder(
            link(`/dossier/${brief.inwoner_id}/brieven/${brief.id}`, brief.titel),
            brief.herdruk ? `${soortWoord(brief.soort)}, opnieuw afgedrukt` : soortWoord(brief.soort),
          ),
        ]),
      }),
    )}`,
  });
};

/** Numbers of letters as they were ticked; what is no number is a letter that does not exist. */
const gekozen = async (c: PageContext): Promise<number[]> => {
  if (c.form.tekst('alles') === 'ja')
    return (await listTeDrukken(c.db, HOOGSTENS)).filter((brief) => waaromApart(brief).length === 0).map(({ id }) => id);
  return c.form.lijst('brief').map((tekst) => (/^[1-9]\d{0,8}$/.test(tekst) ? Number(tekst) : 0));
};

export const registerStapels = (router: Router): void => {
  router.get(PAD, { ...werk, logboek: false }, (c) => lijstPagina(c));

  router.post(`${PAD}/stapel`, { ...werk, logboek: 'brief-in-stapel' }, async (c) => {
    const documentIds = await gekozen(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await makeStapel(db, {
        actor,
        documentIds,
        dubbelzijdig: c.form.tekst('dubbelzijdig') === 'ja',
        herdruk: c.form.tekst('herdruk') === 'ja',
      });
      return r.ok ? { ok: true, naar: `${PAD}/stapel/${r.waarde}` } : r;
    });
    return uit instanceof Response ? uit : lijstPagina(c, uit);
  });

  router.get(`${PAD}/stapel/:stapel`, { ...werk, logboek: false }, (c) => stapelPagina(c));

  router.get(`${PAD}/stapel/:stapel/pdf`, { ...werk, logboek: 'inzage', tijd: 30_000 }, async (c) => {
    const afdrukId = c.nummer('stapel');
    const inhoud = await printStapel(c.db, await c.actor(), afdrukId);
    return c.file({ inhoud, type: 'application/pdf', naam: `stapel-${afdrukId}.pdf`, tonen: true });
  });

  router.post(`${PAD}/stapel/:stapel`, { ...werk, logboek: 'brief-verstuurd' }, async (c) => {
    const afdrukId = c.nummer('stapel');
    const uitkomst = c.form.tekst('uitkomst') === 'verstuurd' ? ('verstuurd' as const) : ('teruggelegd' as const);
    const uit = await c.submit(async (db, actor) => {
      const r = await endStapel(db, { actor, vandaag: c.vandaag, afdrukId, uitkomst });
      return r.ok ? { ok: true, naar: `${PAD}/stapel/${afdrukId}` } : r;
    });
    return uit instanceof Response ? uit : stapelPagina(c, uit);
  });
};
