// One change: who is touched, what is proposed, what was chosen, how far it is and what came of it.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { adresMet, eenVan, paginaUit, productNaam, toonNaam } from '../../inwoner/index.ts';
import { isoDatum, toonDatum } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfLogboek } from '../../platform/audit.ts';
import { csvRegel } from '../../platform/csv.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { download } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { changeOmzetting, isOmzettingDaad } from '../actions/change-omzetting.ts';
import { markBesproken, retryRegels, reviewRegels } from '../actions/review-regels.ts';
import {
  countPerConsulent,
  countRegels,
  countTeTekenen,
  countZonderNamen,
  findOmzetting,
  listRegels,
  listTarieven,
  REGEL_FILTERS,
  setTariefStand,
} from '../queries/index.ts';
import { keuzeTekst, versieNaam } from '../rules.ts';
import type { Stand } from '../types.ts';
import { toonBlad } from './blad.ts';
import { type Blad, uitkomstTekst } from './delen.ts';
import { BEGINNERS, LEZERS, omzettingNaam, PER_PAGINA } from './lijst.ts';

interface Settings {
  beleid: BeleidInHuis;
}
const NUMMER = /^[1-9]\d{0,8}$/;

export const registerNagaan = (router: Router, s: Settings): void => {
  const lezers = { rollen: [...LEZERS], van: 'gemeente' } as const;
  const kijkers = { rollen: ['consulent', 'teammanager'], van: 'gemeente' } as const;
  router.get('/omzettingen/:omzetting', { ...lezers, logboek: false }, (c) => pagina(c, s));
  router.get('/omzettingen/:omzetting/lijst.csv', { ...kijkers, logboek: 'omzetting-geexporteerd' }, (c) => bestand(c, s));
  router.post('/omzettingen/:omzetting/nagaan', { ...kijkers, logboek: 'omzetting-nagegaan' }, (c) => gaNa(c, s));
  router.post('/omzettingen/:omzetting/besproken', { ...kijkers, logboek: 'omzetting-besproken' }, async (c) => {
    const id = c.nummer('omzetting');
    const uit = await c.submit(async (db, actor) => {
      const r = await markBesproken(db, { actor, omzettingId: id, toewijzingId: c.form.nummer('toewijzing') });
      return r.ok ? { ok: true, naar: terugNaar(c, id) } : r;
    });
    return uit instanceof Response ? uit : pagina(c, s, uit);
  });
  router.post('/omzettingen/:omzetting', { rollen: [...BEGINNERS], van: 'gemeente', logboek: 'omzetting-uitgevoerd' }, (c) =>
    verander(c, s),
  );
  router.post(
    '/omzettingen/:omzetting/tarieven',
    { rollen: ['contractmanager'], van: 'gemeente', logboek: 'omzetting-nagegaan' },
    async (c) => {
      const id = c.nummer('omzetting');
      const omzetting = await findOmzetting(c.db, id);
      if (omzetting?.soort !== 'tarief') throw new NietGevonden();
      const akkoord = c.form
        .lijst('tarief')
        .filter((t) => NUMMER.test(t))
        .map(Number);
      const uit = await c.submit(async (db, actor) => {
        if ((await findOmzetting(db, id))?.status !== 'nagaan')
          return { ok: false, redenen: [{ tekst: 'Deze wijziging wordt nu niet nagegaan. Kijk hoe het ervoor staat.' }] };
        await setTariefStand(db, { omzettingId: id, akkoord });
        await schrijfLogboek(db, actor, {
          handeling: 'omzetting-nagegaan',
          soort: 'omzetting',
          objectId: id,
          grond: 'inkoop van ondersteuning (Wmo 2015)',
        });
        return { ok: true, naar: `/omzettingen/${id}` };
      });
      return uit instanceof Response ? uit : pagina(c, s, uit);
    },
  );
};

const terugNaar = (c: PageContext, id: number): string =>
  adresMet(`/omzettingen/${id}`, {
    stand: REGEL_FILTERS.find((een) => een === c.form.tekst('stand')),
    consulent: NUMMER.test(c.form.tekst('van')) ? c.form.tekst('van') : undefined,
    pagina: /^[1-9]\d{0,3}$/.test(c.form.tekst('pagina')) && c.form.tekst('pagina') !== '1' ? c.form.tekst('pagina') : undefined,
  });

async function laad(c: PageContext): Promise<Blad> {
  const id = c.nummer('omzetting');
  const { rol, gebruikerId } = await c.actor();
  const gezocht = c.zoek.get('consulent') ?? '';
  const consulentId = rol === 'teammanager' && NUMMER.test(gezocht) ? Number(gezocht) : undefined;
  const filter = eenVan(c.zoek, 'stand', REGEL_FILTERS);
  const nr = paginaUit(c.zoek);
  const namen = rol !== 'contractmanager';
  const [omzetting, telling, perConsulent, regels, tarieven, teTekenen] = await Promise.all([
    findOmzetting(c.db, id),
    namen ? countRegels(c.db, id, consulentId) : countZonderNamen(c.db, id),
    namen ? countPerConsulent(c.db, id) : [],
    namen ? listRegels(c.db, { omzettingId: id, filter, consulentId, pagina: nr, perPagina: PER_PAGINA }) : [],
    rol === 'consulent' ? [] : listTarieven(c.db, id),
    namen ? countTeTekenen(c.db, { omzettingId: id, tekenaarId: gebruikerId }) : 0,
  ]);
  // A consulent comes here for the own residents; without any it is none of his.
  if (!omzetting || (rol === 'consulent' && telling.length === 0)) throw new NietGevonden();
  return {
    omzetting,
    rol,
    ik: gebruikerId,
    teTekenen,
    telling,
    perConsulent,
    regels,
    tarieven,
    filter,
    consulentId,
    pagina: nr,
    vink: c.zoek.get('vink') !== 'geen',
  };
}

const pagina = async (c: PageContext, s: Settings, redenen: readonly Reden[] = []): Promise<Response> => {
  const [blad, { gemeenteId = 0 }] = await Promise.all([laad(c), c.actor()]);
  const { regelingId } = blad.omzetting;
  return toonBlad(c, blad, redenen, {
    product: (code) => productNaam(s.beleid, gemeenteId, c.vandaag, code),
    ...(regelingId === undefined ? {} : { versie: versieNaam(s.beleid.regelingMetId(regelingId)) }),
  });
};

const STANDEN: Readonly<Record<string, Stand>> = {
  akkoord: 'akkoord',
  'akkoord-alles': 'akkoord',
  weglaten: 'weggelaten',
  terug: 'open',
};

const gaNa = async (c: PageContext, s: Settings): Promise<Response> => {
  const id = c.nummer('omzetting');
  const doe = c.form.tekst('doe');
  const stand = STANDEN[doe];
  if (!stand) return pagina(c, s, [{ tekst: 'Kies wat je met deze inwoners wilt doen.' }]);
  const ids = [
    ...new Set(
      c.form
        .lijst('regel')
        .filter((t) => NUMMER.test(t))
        .map(Number),
    ),
  ];
  const keuzes = new Map(
    c.form.velden.flatMap(([naam, waarde]) => {
      const nummer = /^keuze-([1-9]\d{0,8})$/.exec(naam)?.[1];
      return nummer === undefined ? [] : [[Number(nummer), waarde] as const];
    }),
  );
  const uit = await c.submit(async (db, actor) => {
    const r = await reviewRegels(db, {
      actor,
      omzettingId: id,
      stand,
      toewijzingIds: doe === 'akkoord-alles' ? undefined : ids,
      keuzes,
    });
    return r.ok ? { ok: true, naar: terugNaar(c, id) } : r;
  });
  return uit instanceof Response ? uit : pagina(c, s, uit);
};

const verander = async (c: PageContext, s: Settings): Promise<Response> => {
  const id = c.nummer('omzetting');
  const doe = c.form.tekst('doe');
  const versie = c.form.versie();
  const uit = await c.submit(async (db, actor) => {
    const omzetting = await findOmzetting(db, id);
    if (!omzetting) throw new NietGevonden();
    if (doe === 'opnieuw' && (actor.rol === 'teammanager') !== (omzetting.soort === 'tarief')) {
      const r = await retryRegels(db, { actor, omzettingId: id });
      return r.ok ? { ok: true, naar: `/omzettingen/${id}` } : r;
    }
    if (!isOmzettingDaad(doe)) return { ok: false, redenen: [{ tekst: 'Kies wat je wilt doen.' }] };
    // Who sees no persons cannot answer for what happens to them.
    if (actor.rol === 'contractmanager' && omzetting.soort !== 'tarief' && doe !== 'wegleggen')
      return { ok: false, redenen: [{ tekst: 'De teammanager gaat na wat er per inwoner gebeurt en laat het uitvoeren.' }] };
    const r = await changeOmzetting(db, { actor, omzettingId: id, versie, daad: doe });
    return r.ok ? { ok: true, naar: doe === 'wegleggen' ? '/omzettingen' : `/omzettingen/${id}` } : r;
  });
  return uit instanceof Response ? uit : pagina(c, s, uit);
};

/** More rows than this do not go in one file (keuze). */
const HOOGSTENS_BESTAND = 20_000;

const bestand = async (c: PageContext, s: Settings): Promise<Response> => {
  const { omzetting, filter, consulentId } = await laad(c);
  const { gemeenteId = 0 } = await c.actor();
  const regels = await listRegels(c.db, {
    omzettingId: omzetting.id,
    filter,
    consulentId,
    pagina: 1,
    perPagina: HOOGSTENS_BESTAND,
  });
  const kop = [
    'Inwoner',
    'Dossiernummer',
    'Consulent',
    'Aanbieder',
    'Product',
    'Toewijzing',
    'Begin',
    'Einde',
    'Voorstel',
    'Waarom',
    'Gekozen',
    'Stand',
    'Toelichting',
  ];
  const utf8 = new TextEncoder();
  const tekst = regels.map((r) =>
    csvRegel([
      toonNaam(r),
      r.dossiernummer,
      r.consulent,
      r.aanbieder,
      productNaam(s.beleid, gemeenteId, c.vandaag, r.product),
      String(r.nummer),
      toonDatum(r.looptijd.van),
      toonDatum(r.looptijd.tot),
      r.voorstel ? keuzeTekst(r.voorstel.keuze) : '',
      r.voorstel?.waarom ?? '',
      r.gekozen ? keuzeTekst(r.gekozen) : '',
      uitkomstTekst(r),
      r.uitkomstTekst,
    ]),
  );
  return download([utf8.encode(`\ufeff${csvRegel(kop)}${tekst.join('')}`)], {
    type: 'text/csv; charset=utf-8',
    naam: `${omzettingNaam(omzetting)}-${isoDatum(c.vandaag)}.csv`,
  });
};
