// Giving many residents to colleagues: what was chosen in the list, to whom, a check page, and how far it is.
import { type Bereikbaar, bereikbaarTekst, findBereikbaar, listTeamdelen } from '../../beheer/index.ts';
import { adresMet, findConsulenten, paginaUit, toonNaam } from '../../inwoner/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { GROND_WMO, schrijfLogboek } from '../../platform/audit.ts';
import { planTaak } from '../../platform/jobs.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  filters,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  kiesvak,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  metOnder,
  paginering,
  stapel,
  tabel,
  tekstveld,
  telling,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { carryOutVerdeling } from '../actions/carry-out-verdeling.ts';
import { chooseInwoners, HOOGSTENS_GEKOZEN } from '../actions/choose-inwoners.ts';
import { planVerdeling } from '../actions/plan-verdeling.ts';
import {
  beginVerdeling,
  countVerdeling,
  deleteConcept,
  findConcept,
  findInwonersVan,
  findVerdeling,
  listVerdelingRegels,
  setVerdelingStatus,
} from '../queries/index.ts';
import { leesVraag } from '../vraag.ts';
import { kijkerVoor } from './kijker.ts';
import { wieTeKiezen } from './te-kiezen.ts';
import { gegevenPagina } from './verdeling-stand.ts';

const KEUZE = '/verdelen/keuze';
const PER_PAGINA = 50;
/** So many are given out while one waits; more goes on behind the pages. */
const METEEN = 50;
/** Choosing a whole filter reads more than a page may, in milliseconds (keuze). */
const TIJD = 20_000;

const nummers = (teksten: readonly string[]): number[] => [
  ...new Set(teksten.flatMap((tekst) => tekst.split(',')).flatMap((tekst) => (/^\d{1,9}$/.test(tekst) ? [Number(tekst)] : []))),
];

export const registerVerdeling = (router: Router): void => {
  const alleen = { rollen: ['teammanager'], van: 'gemeente' } as const;

  router.get(KEUZE, { ...alleen, logboek: false }, (c) => keuzePagina(c));
  router.post(KEUZE, { ...alleen, logboek: 'verdeling-voorbereid', tijd: TIJD }, kies);
  router.get('/verdelen/controle', { ...alleen, logboek: false }, (c) => controlePagina(c));
  router.post('/verdelen/controle', { ...alleen, logboek: 'consulent-gewijzigd' }, begin);
  router.get('/verdelen/gegeven/:verdeling', { ...alleen, logboek: false }, async (c) => {
    const verdeling = await findVerdeling(c.db, c.nummer('verdeling'));
    if (!verdeling || verdeling.status === 'concept') throw new NietGevonden();
    return gegevenPagina(c, verdeling);
  });
  router.post('/verdelen/gegeven/:verdeling', { ...alleen, logboek: 'consulent-gewijzigd' }, async (c) => {
    const id = c.nummer('verdeling');
    const verdeling = await findVerdeling(c.db, id);
    if (!verdeling || verdeling.status === 'concept') throw new NietGevonden();
    const verder = c.form.tekst('doe') === 'verder';
    const uit = await c.submit(async (db, actor) => {
      const anders = await setVerdelingStatus(
        db,
        verder ? { id, van: 'gestopt', naar: 'bezig' } : { id, van: 'bezig', naar: 'gestopt' },
      );
      if (anders && verder) await planTaak(db, 'verdeling', id);
      await schrijfLogboek(db, actor, {
        handeling: verder ? 'verdeling-hervat' : 'verdeling-gestopt',
        soort: 'verdeling',
        objectId: id,
        grond: GROND_WMO,
      });
      return { ok: true, naar: `/verdelen/gegeven/${id}` };
    });
    return uit instanceof Response ? uit : gegevenPagina(c, verdeling);
  });
};

/** What the list and the page of what was chosen send: who comes in, who goes out, and where to go on. */
const kies = async (c: PageContext): Promise<Response> => {
  const doe = c.form.tekst('doe');
  const ids = nummers(c.form.lijst('inwoner'));
  const getoond = nummers([c.form.tekst('getoond')]);
  const vraag = new URLSearchParams(c.form.tekst('vraag'));
  const gefilterd =
    doe === 'alle'
      ? await findInwonersVan(c.db, leesVraag(vraag), await kijkerVoor(c, leesVraag(vraag)), HOOGSTENS_GEKOZEN + 1)
      : [];
  const alle = gefilterd.map((rij) => rij.inwoner_id);
  // A closed dossier is not given to anybody; the page says how many of the filter stayed behind.
  const afgesloten = gefilterd.filter((rij) => rij.status === 'afgerond').length;
  const naarLijst = (pagina: string) => {
    vraag.set('kies', 'ja');
    if (/^[1-9]\d{0,4}$/.test(pagina) && pagina !== '1') vraag.set('pagina', pagina);
    return `/werkvoorraad?${vraag.toString()}`;
  };
  if (doe === 'naar') {
    const uit = await c.submit(async (db, actor) => {
      const r = await planVerdeling(db, { actor, naar: nummers(c.form.lijst('naar')) });
      return r.ok ? { ok: true, naar: '/verdelen/controle' } : r;
    });
    return uit instanceof Response ? uit : keuzePagina(c, uit, nummers(c.form.lijst('naar')));
  }
  const uit = await c.submit(async (db, actor) => {
    if (doe === 'begin-opnieuw') {
      await deleteConcept(db);
      await schrijfLogboek(db, actor, {
        handeling: 'verdeling-weggegooid',
        soort: 'verdeling',
        objectId: actor.gebruikerId,
        grond: GROND_WMO,
      });
      return { ok: true, naar: '/werkvoorraad?tab=nu&kies=ja' };
    }
    // On the page of what was chosen a tick says who goes out; in the list it says who is in.
    const r = await chooseInwoners(db, {
      actor,
      erbij: doe === 'weg' ? [] : [...ids, ...alle],
      eraf: doe === 'weg' ? ids : getoond.filter((id) => !ids.includes(id)),
    });
    if (!r.ok) return r;
    return {
      ok: true,
      naar: doe === 'onthoud' ? naarLijst(c.form.tekst('pagina')) : adresMet(KEUZE, { afgesloten: afgesloten || undefined }),
    };
  });
  return uit instanceof Response ? uit : keuzePagina(c, uit);
};

const begin = async (c: PageContext): Promise<Response> => {
  const versie = c.form.versie();
  const uit = await c.submit(async (db, actor) => {
    const concept = await findConcept(db);
    if (!concept || !(await beginVerdeling(db, { id: concept.id, versie })))
      return {
        ok: false,
        redenen: [{ tekst: 'De keuze is intussen veranderd. Hieronder staat hoe zij nu is: kijk het nog eens na.' }],
      };
    const aantal = await carryOutVerdeling(db, { actor, verdelingId: concept.id, hoogstens: METEEN, herkomst: 'web' });
    if (aantal === METEEN) await planTaak(db, 'verdeling', concept.id);
    return { ok: true, naar: `/verdelen/gegeven/${concept.id}` };
  });
  return uit instanceof Response ? uit : controlePagina(c, uit);
};

const telInwoners = (aantal: number): string => `${aantal} ${aantal === 1 ? 'inwoner' : 'inwoners'}`;

const namenVan = (consulenten: readonly { id: number; naam: string }[]) => {
  const namen = new Map(consulenten.map((een) => [een.id, een.naam]));
  return (id: number): string => (id === 0 ? 'Nog van niemand' : (namen.get(id) ?? 'Iemand die hier niet meer werkt'));
};

const metAfwezig = (naam: string, wie: Bereikbaar) => {
  const tekst = bereikbaarTekst(wie);
  return tekst === '' ? naam : metOnder(naam, tekst);
};

const kruimels = (tekst: string) => [{ tekst: 'Verdelen', href: '/verdelen' }, { tekst }];

const nietsGekozen = (c: PageContext, redenen: readonly Reden[]): Promise<Response> =>
  c.page({
    titel: 'Inwoners verdelen',
    fout: redenen.length > 0,
    kruimels: kruimels('Gekozen inwoners'),
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({ titel: 'Gekozen inwoners' }),
      leegBlok({
        titel: 'Je hebt nog niemand gekozen',
        inhoud: 'Filter de werkvoorraad op wie je wilt verdelen, en kies daar inwoners.',
        acties: linkKnop({ tekst: 'Kies in de werkvoorraad', href: '/werkvoorraad?tab=alle&kies=ja', soort: 'primair' }),
      }),
    ),
  });

const keuzePagina = async (c: PageContext, redenen: readonly Reden[] = [], gekozen?: readonly number[]): Promise<Response> => {
  const concept = await findConcept(c.db);
  const pagina = paginaUit(c.zoek);
  if (!concept) return nietsGekozen(c, redenen);
  const [groepen, regels, consulenten, bereikbaar, teams] = await Promise.all([
    countVerdeling(c.db, concept.id),
    listVerdelingRegels(c.db, { verdelingId: concept.id, pagina, perPagina: PER_PAGINA }),
    findConsulenten(c.db),
    findBereikbaar(c.db, c.vandaag),
    listTeamdelen(c.db, c.vandaag),
  ]);
  const totaal = groepen.reduce((som, groep) => som + groep.aantal, 0);
  if (totaal === 0) return nietsGekozen(c, redenen);
  const naam = namenVan(consulenten);
  const afgesloten = Number(/^[1-9]\d{0,3}$/.exec(c.zoek.get('afgesloten') ?? '')?.[0] ?? 0);
  const naar = new Set(gekozen ?? concept.naar);
  const zoek = (c.zoek.get('naam') ?? '').slice(0, 100);
  const { getoond, teveel } = wieTeKiezen(consulenten, { naar, zoek, teams });
  const perVan = [...Map.groupBy(groepen, (groep) => groep.van_id)].map(
    ([id, lijst]) => [id, lijst.reduce((som, groep) => som + groep.aantal, 0)] as const,
  );
  return c.page({
    titel: 'Gekozen inwoners',
    fout: redenen.length > 0,
    kruimels: kruimels('Gekozen inwoners'),
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({
        titel: `${telInwoners(totaal)} gekozen`,
        onder: 'Je keuze blijft staan tot je de inwoners geeft of de keuze weggooit. Je kunt dus later verdergaan.',
        acties: linkKnop({ tekst: 'Kies meer inwoners', href: '/werkvoorraad?tab=alle&kies=ja', icoon: 'plus' }),
      }),
      afgesloten > 0 &&
        melding({
          soort: 'info',
          titel: `${telInwoners(afgesloten)} uit dit filter ${afgesloten === 1 ? 'gaat' : 'gaan'} niet mee`,
          inhoud: 'Een afgesloten dossier geef je niet aan een collega.',
        }),
      kaart({
        titel: 'Van wie ze nu zijn',
        inhoud: tabel({
          caption: 'Van wie de gekozen inwoners nu zijn',
          kolommen: [{ kop: 'Consulent' }, { kop: 'Inwoners', uitlijning: 'eind' }],
          rijen: perVan.map(([id, aantal]) => [metAfwezig(naam(id), bereikbaar(id)), aantal]),
        }),
      }),
      getoond.length < consulenten.length &&
        kaart({
          inhoud: html`${filters({
            actie: KEUZE,
            knop: 'Zoek',
            velden: tekstveld({
              naam: 'naam',
              label: 'Zoek een consulent',
              hint: 'Hieronder staan je eigen teams en wie je al koos. Zoek wie er niet bij staat op naam.',
              type: 'search',
              waarde: zoek,
              autocomplete: 'off',
              maximum: 100,
              fout: teveel,
            }),
          })}`,
        }),
      form({
        actie: KEUZE,
        sleutel: c.sleutel(),
        naam: 'Aan wie je de inwoners geeft',
        verborgen: { doe: 'naar' },
        inhoud: kaart({
          inhoud: html`${vinkjes({
            naam: 'naar',
            label: 'Aan wie geef je deze inwoners?',
            hint: 'Kies je meer dan één consulent, dan worden de aantallen zo gelijk mogelijk. Wie al bij een van hen is, blijft daar als dat past.',
            fout: foutVan(redenen, 'naar'),
            waarden: [...naar].map(String),
            keuzes: getoond.map((een) => ({
              waarde: String(een.id),
              tekst: een.naam,
              uitleg: [bereikbaar(een.id).team, `nu ${telInwoners(Number(een.aantal))}`, bereikbaarTekst(bereikbaar(een.id))]
                .filter(Boolean)
                .join(', '),
            })),
          })}${acties(knop({ tekst: 'Naar de controle' }))}`,
        }),
      }),
      form({
        actie: KEUZE,
        sleutel: c.sleutel(),
        naam: 'Gekozen inwoners',
        inhoud: kaart({
          titel: 'Wie je koos',
          inhoud: html`${telling(`${telInwoners(totaal)}, ${(pagina - 1) * PER_PAGINA + 1} tot en met ${(pagina - 1) * PER_PAGINA + regels.length} getoond.`)}${tabel(
            {
              caption: 'Gekozen inwoners',
              toetsen: true,
              kolommen: [{ kop: 'Inwoner' }, { kop: 'Nu bij' }],
              leeg: 'Niemand op deze bladzijde.',
              rijen: regels.map((rij) => [
                kiesvak({
                  naam: 'inwoner',
                  waarde: rij.inwoner_id,
                  label: `Haal ${toonNaam(rij)} weg`,
                  aan: false,
                  inhoud: metOnder(link(`/dossier/${rij.inwoner_id}`, toonNaam(rij)), rij.dossiernummer),
                }),
                naam(rij.van_id),
              ]),
            },
          )}${paginering({
            pagina,
            paginas: Math.ceil(totaal / PER_PAGINA),
            href: (p) => adresMet(KEUZE, { pagina: p === 1 ? undefined : p }),
          })}${acties(
            knop({ tekst: 'Haal wie is aangevinkt uit de keuze', soort: 'tweede', naam: 'doe', waarde: 'weg' }),
            knop({ tekst: 'Gooi de hele keuze weg', soort: 'stil', naam: 'doe', waarde: 'begin-opnieuw' }),
          )}`,
        }),
      }),
    ),
  });
};

const controlePagina = async (c: PageContext, redenen: readonly Reden[] = []): Promise<Response> => {
  const concept = await findConcept(c.db);
  if (!concept) return nietsGekozen(c, redenen);
  const pagina = paginaUit(c.zoek);
  const [groepen, regels, consulenten, bereikbaar] = await Promise.all([
    countVerdeling(c.db, concept.id),
    listVerdelingRegels(c.db, { verdelingId: concept.id, pagina, perPagina: PER_PAGINA }),
    findConsulenten(c.db),
    findBereikbaar(c.db, c.vandaag),
  ]);
  const som = (lijst: typeof groepen) => lijst.reduce((n, groep) => n + groep.aantal, 0);
  const totaal = som(groepen.filter((groep) => groep.naar_id !== null));
  if (totaal === 0) return c.redirect(KEUZE);
  const blijft = som(groepen) - totaal;
  const naam = namenVan(consulenten);
  const geraakt = consulenten.filter((een) => groepen.some((groep) => groep.naar_id === een.id || groep.van_id === een.id));
  const weg = concept.naar.filter((id) => bereikbaarTekst(bereikbaar(id)) !== '');
  return c.page({
    titel: 'Controleer de verdeling',
    fout: redenen.length > 0,
    kruimels: [{ tekst: 'Verdelen', href: '/verdelen' }, { tekst: 'Gekozen inwoners', href: KEUZE }, { tekst: 'Controleren' }],
    inhoud: stapel(
      foutSamenvatting(redenen),
      kop({
        titel: 'Controleer de verdeling',
        onder: `${telInwoners(totaal)} ${totaal === 1 ? 'krijgt' : 'krijgen'} een andere consulent`,
      }),
      weg.map((id) => melding({ soort: 'waarschuwing', titel: `Let op: ${naam(id)}, ${bereikbaarTekst(bereikbaar(id))}` })),
      blijft > 0 &&
        melding({
          soort: 'info',
          titel: `${telInwoners(blijft)} ${blijft === 1 ? 'is' : 'zijn'} al bij de consulent die je koos`,
          inhoud: 'Daar verandert niets aan.',
        }),
      kaart({
        titel: 'Hoeveel inwoners iemand dan heeft',
        inhoud: tabel({
          caption: 'Hoeveel inwoners iemand dan heeft',
          kolommen: [
            { kop: 'Consulent' },
            { kop: 'Nu', uitlijning: 'eind' },
            { kop: 'Erbij', uitlijning: 'eind' },
            { kop: 'Eraf', uitlijning: 'eind' },
            { kop: 'Straks', uitlijning: 'eind' },
          ],
          rijen: geraakt.map((een) => {
            const erbij = som(groepen.filter((groep) => groep.naar_id === een.id));
            const eraf = som(groepen.filter((groep) => groep.van_id === een.id && groep.naar_id !== null));
            return [een.naam, Number(een.aantal), erbij, eraf, Number(een.aantal) + erbij - eraf];
          }),
        }),
      }),
      kaart({
        titel: 'Wie naar wie gaat',
        inhoud: html`${tabel({
          caption: 'Wie naar wie gaat',
          kolommen: [{ kop: 'Inwoner' }, { kop: 'Nu bij' }, { kop: 'Straks bij' }],
          rijen: regels.map((rij) => [
            metOnder(link(`/dossier/${rij.inwoner_id}`, toonNaam(rij)), rij.dossiernummer),
            naam(rij.van_id),
            rij.naar_id === null ? 'blijft' : naam(rij.naar_id),
          ]),
        })}${paginering({
          pagina,
          paginas: Math.ceil(som(groepen) / PER_PAGINA),
          href: (p) => adresMet('/verdelen/controle', { pagina: p === 1 ? undefined : p }),
        })}`,
      }),
      form({
        actie: '/verdelen/controle',
        sleutel: c.sleutel(),
        versie: concept.versie,
        naam: 'Verdeling vastleggen',
        inhoud: acties(
          knop({ tekst: `Geef ${totaal === 1 ? 'deze inwoner' : `deze ${totaal} inwoners`}`, icoon: 'check' }),
          linkKnop({ tekst: 'Wijzig de verdeling', href: KEUZE, icoon: 'pencil' }),
        ),
      }),
    ),
  });
};
