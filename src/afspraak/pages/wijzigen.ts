// What asks for a page of its own: moving, calling off, proposing again, taking away.

import { toonKort } from '../../kernel/datum.ts';
import { dagVan, toonTijdstip } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  form,
  foutSamenvatting,
  foutVan,
  getalveld,
  type Html,
  html,
  keuzerondjes,
  knop,
  kop,
  linkKnop,
  melding,
  tekstvak,
  tekstveld,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { cancelAfspraak, deleteAfspraak, moveAfspraak, readVerplaatsing } from '../actions/change-afspraak.ts';
import { proposeMoment } from '../actions/propose-moment.ts';
import { findAfspraak } from '../queries/index.ts';
import { leiderVan } from '../rules.ts';
import { type Afspraak, VORMEN } from '../types.ts';
import { momentVelden, partijNaam, soortTekst, wanneer } from './blokken.ts';
import { adresIn, type Kring } from './kring.ts';
import { readAgenda, waarschuwing } from './nieuw.ts';
import { type AfspraakSettings, wieVan } from './settings.ts';

type Waarden = Readonly<Record<string, string>>;

const read = async (c: PageContext, kring: Kring): Promise<Afspraak> => {
  const id = c.nummer(kring.deel);
  const inwonerId = c.nummer('inwoner');
  const [a] = await Promise.all([findAfspraak(c.db, id), schrijfInzage(c.db, { inwonerId, soort: 'afspraken', objectId: id })]);
  if (!a || a.inwonerId !== inwonerId || a.status === 'verwijderd') throw new NietGevonden();
  return a;
};

const pagina = (
  c: PageContext,
  kring: Kring,
  a: Afspraak,
  o: { titel: string; fouten: readonly Reden[]; inhoud: Html },
): Promise<Response> =>
  c.page({
    titel: o.titel,
    fout: o.fouten.length > 0,
    smal: true,
    kruimels: [...kring.kruimels(a.inwonerId, a.naam), { tekst: soortTekst(a), href: adresIn(kring, a) }, { tekst: o.titel }],
    inhoud: html`${foutSamenvatting(o.fouten)}${kop({ titel: o.titel, onder: wanneer(a) })}${o.inhoud}`,
  });

const terugKnop = (kring: Kring, a: Afspraak): Html => linkKnop({ tekst: 'Terug', href: adresIn(kring, a) });
/** Whose other appointments and absence a moment is held against. */
const wieHeeft = (kring: Kring, a: Afspraak): number => (kring.partij === 'centrum' ? (a.adviseurId ?? 0) : a.consulentId);

const verplaats = async (
  c: PageContext,
  s: AfspraakSettings,
  kring: Kring,
  waarden: Waarden | undefined,
  fouten: readonly Reden[] = [],
  gezien?: { begin: Date; minuten: number },
): Promise<Response> => {
  const a = await read(c, kring);
  const getypt: Waarden = waarden ?? {
    dag1: a.begin ? toonKort(dagVan(a.begin)) : '',
    tijd1: a.begin ? toonTijdstip(a.begin).replace(' uur', '') : '',
    minuten: String(a.minuten),
    vorm: a.vorm,
    plaats: a.plaats,
  };
  const fout = (veld: string) => foutVan(fouten, veld);
  const agenda = gezien && (await readAgenda(c, s, { kring, gebruikerId: wieHeeft(kring, a), momenten: [gezien.begin] }));
  return pagina(c, kring, a, {
    titel: a.begin === null ? 'Zet een moment vast' : 'Afspraak verplaatsen',
    fouten,
    inhoud: html`${gezien && agenda && waarschuwing([gezien.begin], { minuten: gezien.minuten, id: a.id }, agenda)}${form({
      actie: `${adresIn(kring, a)}/verplaatsen`,
      sleutel: c.sleutel(),
      versie: a.versie,
      verborgen: gezien ? { gezien: gezien.begin.toISOString() } : {},
      inhoud: html`${momentVelden({ aantal: 1, waarden: getypt, fout })}${getalveld({
        naam: 'minuten',
        label: 'Hoe lang duurt het?',
        eenheid: 'minuten',
        waarde: getypt.minuten,
        fout: fout('minuten'),
      })}${keuzerondjes({
        naam: 'vorm',
        label: 'Hoe spreken jullie elkaar?',
        waarde: getypt.vorm,
        fout: fout('vorm'),
        keuzes: kring.vormen.map((waarde) => ({ waarde, tekst: VORMEN[waarde] })),
      })}${tekstveld({
        naam: 'plaats',
        label: 'Waar, of welke link?',
        verplicht: false,
        maximum: 300,
        waarde: getypt.plaats,
        fout: fout('plaats'),
      })}<p>Wie is uitgenodigd, krijgt bericht van het nieuwe moment.</p>${acties(knop({ tekst: gezien ? 'Toch doorgaan' : 'Opslaan', icoon: 'send' }), terugKnop(kring, a))}`,
    })}`,
  });
};

const zegAf = async (c: PageContext, kring: Kring, fouten: readonly Reden[] = []): Promise<Response> => {
  const a = await read(c, kring);
  return pagina(c, kring, a, {
    titel: 'Afspraak afzeggen',
    fouten,
    inhoud: form({
      actie: `${adresIn(kring, a)}/afzeggen`,
      sleutel: c.sleutel(),
      versie: a.versie,
      inhoud: html`${tekstvak({
        naam: 'toelichting',
        label: 'Waarom gaat het niet door?',
        hint: 'Iedereen die is uitgenodigd leest dit op de eigen pagina. In de mail staat het niet.',
        regels: 3,
        maximum: 2000,
        waarde: c.form.waarden.toelichting,
        fout: foutVan(fouten, 'toelichting'),
      })}${acties(knop({ tekst: 'Zeg af', soort: 'gevaar', icoon: 'ban' }), terugKnop(kring, a))}`,
    }),
  });
};

const stelVoor = async (c: PageContext, kring: Kring, fouten: readonly Reden[] = []): Promise<Response> => {
  const a = await read(c, kring);
  // A guest may leave the moments empty: he says that he cannot, and who made it looks further.
  const gast = kring.partij !== leiderVan(a);
  return pagina(c, kring, a, {
    titel: gast && a.begin !== null ? 'Ik kan dan niet' : 'Stel andere momenten voor',
    fouten,
    inhoud: html`${a.begin !== null && melding({ soort: 'info', inhoud: 'Het moment dat nu vaststaat vervalt.' })}${form({
      actie: `${adresIn(kring, a)}/voorstellen`,
      sleutel: c.sleutel(),
      versie: a.versie,
      inhoud: html`${
        gast &&
        html`<p>Weet je al wanneer je wel kunt? Vul dat hier in. Laat je het leeg, dan zoekt ${partijNaam(a, leiderVan(a))} een ander moment.</p>`
      }${momentVelden({ vrij: gast, waarden: c.form.waarden, fout: (veld) => foutVan(fouten, veld) })}${
        gast &&
        tekstvak({
          naam: 'toelichting',
          label: 'Wil je er iets bij zeggen?',
          hint: 'Iedereen die is uitgenodigd leest dit.',
          verplicht: false,
          regels: 2,
          maximum: 2000,
          waarde: c.form.waarden.toelichting,
          fout: foutVan(fouten, 'toelichting'),
        })
      }${acties(knop({ tekst: gast ? 'Verstuur' : 'Verstuur het voorstel', icoon: 'send' }), terugKnop(kring, a))}`,
    })}`,
  });
};

const verwijder = async (c: PageContext, kring: Kring, fouten: readonly Reden[] = []): Promise<Response> => {
  const a = await read(c, kring);
  return pagina(c, kring, a, {
    titel: 'Afspraak verwijderen',
    fouten,
    inhoud: form({
      actie: `${adresIn(kring, a)}/verwijderen`,
      sleutel: c.sleutel(),
      versie: a.versie,
      inhoud: html`<p>De afspraak verdwijnt uit het dossier, van de pagina van ${a.naam} en uit agenda’s. Doe dit alleen als de afspraak per ongeluk is gemaakt. Gaat een afspraak niet door? Zeg hem dan af.</p>${
        a.naId !== null && html`<p>De gemiste afspraak waar deze op volgde, wacht daarna weer op jou.</p>`
      }${acties(knop({ tekst: 'Verwijder de afspraak', soort: 'gevaar', icoon: 'trash' }), terugKnop(kring, a))}`,
    }),
  });
};

/** Moving, calling off, proposing again and taking away, of who makes appointments with residents. */
export const registerWijzigen = (router: Router, s: AfspraakSettings, kring: Kring): void => {
  const pad = `${kring.pad}/:${kring.deel}`;
  const mag = kring.doet;
  const vraag = { ...mag, logboek: 'inzage' } as const;

  router.get(`${pad}/verplaatsen`, vraag, (c) => verplaats(c, s, kring, undefined));
  router.post(`${pad}/verplaatsen`, { ...mag, logboek: 'afspraak-verplaatst' }, async (c) => {
    const { waarden } = c.form;
    const gelezen = readVerplaatsing(waarden, { vandaag: c.vandaag, moment: c.nu });
    if (!gelezen.ok) return verplaats(c, s, kring, waarden, gelezen.redenen);
    // What to think of is shown once; who then goes on has seen it.
    if (waarden.gezien !== gelezen.waarde.begin.toISOString()) {
      const a = await read(c, kring);
      const agenda = await readAgenda(c, s, { kring, gebruikerId: wieHeeft(kring, a), momenten: [gelezen.waarde.begin] });
      if (waarschuwing([gelezen.waarde.begin], { minuten: gelezen.waarde.minuten, id: a.id }, agenda))
        return verplaats(c, s, kring, waarden, [], gelezen.waarde);
    }
    const o = { id: c.nummer(kring.deel), inwonerId: c.nummer('inwoner'), versie: c.form.versie(), waarden };
    const uit = await c.submit(async (db, actor) => {
      const r = await moveAfspraak(db, wieVan(s, c, actor), o);
      return r.ok ? { ok: true, naar: adresIn(kring, o) } : r;
    });
    return uit instanceof Response ? uit : verplaats(c, s, kring, waarden, uit);
  });

  router.get(`${pad}/afzeggen`, vraag, (c) => zegAf(c, kring));
  router.post(`${pad}/afzeggen`, { ...mag, logboek: 'afspraak-afgezegd' }, async (c) => {
    const o = { id: c.nummer(kring.deel), inwonerId: c.nummer('inwoner'), versie: c.form.versie() };
    const uit = await c.submit(async (db, actor) => {
      const r = await cancelAfspraak(db, wieVan(s, c, actor), { ...o, toelichting: c.form.tekst('toelichting') });
      return r.ok ? { ok: true, naar: adresIn(kring, o) } : r;
    });
    return uit instanceof Response ? uit : zegAf(c, kring, uit);
  });

  router.get(`${pad}/voorstellen`, vraag, (c) => stelVoor(c, kring));
  router.post(`${pad}/voorstellen`, { ...mag, logboek: 'afspraak-voorgesteld' }, async (c) => {
    const o = { id: c.nummer(kring.deel), inwonerId: c.nummer('inwoner'), versie: c.form.versie(), waarden: c.form.waarden };
    const uit = await c.submit(async (db, actor) => {
      const r = await proposeMoment(db, wieVan(s, c, actor), { ...o, toelichting: c.form.tekst('toelichting') });
      return r.ok ? { ok: true, naar: adresIn(kring, o) } : r;
    });
    return uit instanceof Response ? uit : stelVoor(c, kring, uit);
  });

  router.get(`${pad}/verwijderen`, vraag, (c) => verwijder(c, kring));
  router.post(`${pad}/verwijderen`, { ...mag, logboek: 'afspraak-verwijderd' }, async (c) => {
    const o = { id: c.nummer(kring.deel), inwonerId: c.nummer('inwoner'), versie: c.form.versie() };
    const uit = await c.submit(async (db, actor) => {
      const r = await deleteAfspraak(db, wieVan(s, c, actor), o);
      if (!r.ok) return r;
      const { naId } = r.waarde;
      return { ok: true, naar: naId === null ? kring.lijst(o.inwonerId) : adresIn(kring, { ...o, id: naId }) };
    });
    return uit instanceof Response ? uit : verwijder(c, kring, uit);
  });
};
