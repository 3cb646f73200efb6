import { type Datum, isVoor, toonDatum, toonKort } from '../../kernel/datum.ts';
import { bevat, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  link,
  linkKnop,
  metOnder,
  stapel,
  tabel,
  telling,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addAfwezigheid, changeAfwezigheid, withdrawAfwezigheid } from '../actions/change-afwezigheid.ts';
import { findAfwezigheid, listAfwezigheid } from '../queries/afwezigheid.ts';
import { findMedewerkers } from '../queries/medewerkers.ts';
import { findTeamnamen } from '../queries/teams.ts';
import { type Afwezigheid, AfwezigheidForm } from '../types.ts';
import { medewerkerTabs } from './onderdelen.ts';
import { AFWEZIGHEID, alleenBeheer, type BeheerSettings, MEDEWERKERS, nummerUit } from './settings.ts';

/** "tot en met 4 december 2026", or that nobody knows yet. */
export const totTekst = (tot: Datum | null | undefined): string =>
  tot ? `tot en met ${toonDatum(tot)}` : 'einde nog niet bekend';

const vervangerCel = (een: Afwezigheid) =>
  een.vervanger
    ? metOnder(
        `${een.vervanger}${een.vervangerTelefoon ? `, ${een.vervangerTelefoon}` : ''}`,
        een.vervangerBron === '' ? '' : `vanzelf: zij vervangen elkaar (${een.vervangerBron})`,
      )
    : badge('aandacht', 'geen vervanger');

/** Who is away now, and who will be. For the teammanager too, who changes nothing here. */
const lijst = async (c: PageContext, o: { beheer: boolean }): Promise<Response> => {
  const [alle, teams] = await Promise.all([listAfwezigheid(c.db, { vanaf: c.vandaag }), findTeamnamen(c.db, c.vandaag)]);
  const toon = c.zoek.get('toon') === 'zonder-vervanger' ? 'zonder-vervanger' : 'alle';
  const rijen = toon === 'alle' ? alle : alle.filter((een) => een.vervangerId === undefined);
  const nu = alle.filter((een) => bevat(een.periode, c.vandaag)).length;
  const pad = o.beheer ? AFWEZIGHEID : '/afwezigheid';
  return c.page({
    titel: 'Afwezigheid',
    inhoud: html`${kop({
      titel: 'Afwezigheid',
      onder: 'Wie er niet is en wie vervangt. Waarom iemand er niet is, staat nergens.',
      acties: o.beheer
        ? linkKnop({ tekst: 'Meld iemand afwezig', href: `${AFWEZIGHEID}/nieuw`, soort: 'primair', icoon: 'plus' })
        : linkKnop({ tekst: 'Regel vervanging', href: '/vervanging', soort: 'primair', icoon: 'user-plus' }),
    })}${stapel(
      o.beheer && medewerkerTabs('afwezigheid'),
      kaart({
        inhoud: html`${telling(`${nu === 1 ? '1 medewerker is' : `${nu} medewerkers zijn`} vandaag afwezig.`)}${tabel({
          caption: toon === 'alle' ? 'Wie afwezig is of wordt' : 'Wie afwezig is zonder vervanger',
          kolommen: [
            { kop: 'Medewerker' },
            { kop: 'Team' },
            { kop: 'Afwezig' },
            { kop: 'Vervanger' },
            { kop: 'Stand' },
            ...(o.beheer ? [{ kop: 'Actie', zonderLabel: true }] : []),
          ],
          rijen: rijen.map((een) => [
            o.beheer ? link(`${MEDEWERKERS}/${een.gebruikerId}`, een.naam) : een.naam,
            teams.get(een.gebruikerId) ?? '',
            een.periode.tot === null ? `vanaf ${toonDatum(een.periode.van)}, einde nog niet bekend` : toonPeriode(een.periode),
            vervangerCel(een),
            bevat(een.periode, c.vandaag) ? badge('aandacht', 'nu afwezig') : badge('info', 'gepland'),
            ...(o.beheer ? [link(`${AFWEZIGHEID}/${een.id}`, 'Wijzig', `de afwezigheid van ${een.naam}`)] : []),
          ]),
          leeg:
            toon === 'alle' ? 'Niemand is afwezig, en er staat niets gepland.' : 'Iedereen die afwezig is heeft een vervanger.',
        })}${toon === 'alle' ? '' : html`<p>${link(pad, 'Toon iedereen')}</p>`}`,
      }),
    )}`,
  });
};

type Getypt = { medewerker: string; van: string; tot: string; vervanger: string };

const velden = async (c: PageContext, g: Getypt, fouten: readonly Reden[], o: { nieuw: boolean }): Promise<Html> => {
  const medewerkers = (await findMedewerkers(c.db)).filter(
    (m) => (m.actief && !(m.laatsteDag && isVoor(m.laatsteDag, c.vandaag))) || String(m.id) === g.vervanger,
  );
  const opties = medewerkers.map((m) => ({ waarde: String(m.id), tekst: m.naam }));
  return html`${
    o.nieuw
      ? keuzelijst({
          naam: 'medewerker',
          label: 'Wie is er afwezig?',
          leeg: 'Kies een medewerker',
          waarde: g.medewerker,
          opties,
          fout: foutVan(fouten, 'medewerker'),
        })
      : ''
  }${datumveld({ naam: 'van', label: 'Eerste dag', waarde: g.van, fout: foutVan(fouten, 'van') })}${datumveld({
    naam: 'tot',
    label: 'Laatste dag',
    hint: 'Laat dit leeg als nog niet bekend is wanneer de medewerker terugkomt.',
    verplicht: false,
    waarde: g.tot,
    fout: foutVan(fouten, 'tot'),
  })}${keuzelijst({
    naam: 'vervanger',
    label: 'Wie vervangt?',
    hint: 'Inwoners lezen op hun pagina wie ze kunnen bellen. Een consulent die vervangt werkt die dagen in de dossiers. Laat het leeg waar collega’s elkaar vanzelf vervangen.',
    verplicht: false,
    leeg: 'Nog niemand',
    waarde: g.vervanger,
    opties: opties.filter(({ waarde }) => waarde !== g.medewerker || o.nieuw),
    fout: foutVan(fouten, 'vervanger'),
  })}`;
};

const nieuwPagina = async (c: PageContext, g: Getypt, fouten: readonly Reden[]): Promise<Response> =>
  c.page({
    titel: 'Meld iemand afwezig',
    kruimels: [{ tekst: 'Afwezigheid', href: AFWEZIGHEID }, { tekst: 'Nieuw' }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Meld iemand afwezig', onder: 'Schrijf niet op waarom. Alleen van wanneer tot wanneer, en wie vervangt.' })}${form(
      {
        actie: `${AFWEZIGHEID}/nieuw`,
        sleutel: c.sleutel(),
        inhoud: html`${await velden(c, g, fouten, { nieuw: true })}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleer', href: AFWEZIGHEID, soort: 'stil' }))}`,
      },
    )}`,
  });

type Gevonden = NonNullable<Awaited<ReturnType<typeof findAfwezigheid>>>;
const getAfwezigheid = async (c: PageContext): Promise<Gevonden> => {
  const een = await findAfwezigheid(c.db, c.nummer('afwezigheid'));
  if (!een) throw new NietGevonden();
  return een;
};

const wijzigPagina = async (
  c: PageContext,
  een: Gevonden,
  g: Getypt,
  versie: string,
  fouten: readonly Reden[],
): Promise<Response> =>
  c.page({
    titel: `Afwezigheid van ${een.naam}`,
    kruimels: [{ tekst: 'Afwezigheid', href: AFWEZIGHEID }, { tekst: een.naam }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${terug(AFWEZIGHEID)}${kop({ titel: `Afwezigheid van ${een.naam}`, onder: 'Is de medewerker eerder terug? Zet dan de laatste dag op gisteren.' })}${form(
      {
        actie: `${AFWEZIGHEID}/${een.id}`,
        sleutel: c.sleutel(),
        versie,
        inhoud: html`${await velden(c, g, fouten, { nieuw: false })}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleer', href: AFWEZIGHEID, soort: 'stil' }))}`,
      },
    )}${form({
      actie: `${AFWEZIGHEID}/${een.id}/intrekken`,
      sleutel: c.sleutel(),
      naam: 'Afwezigheid intrekken',
      inhoud: html`<p>Gaat de afwezigheid niet door, of klopt ze niet?</p>${acties(knop({ tekst: 'Trek de afwezigheid in', soort: 'gevaar' }))}`,
    })}`,
  });

/** Who is away: the list for beheer and for the teammanager, and the forms. */
export const registerAfwezigheid = (router: Router, s: Pick<BeheerSettings, 'beleid'>): void => {
  router.get('/afwezigheid', { rollen: ['teammanager'], van: 'gemeente', logboek: false }, (c) => lijst(c, { beheer: false }));
  router.get(AFWEZIGHEID, { ...alleenBeheer, logboek: false }, (c) => lijst(c, { beheer: true }));

  router.get(`${AFWEZIGHEID}/nieuw`, { ...alleenBeheer, logboek: false }, (c) =>
    nieuwPagina(
      c,
      { medewerker: String(nummerUit(c.zoek.get('medewerker') ?? '') ?? ''), van: toonKort(c.vandaag), tot: '', vervanger: '' },
      [],
    ),
  );

  const gelezenUit = (c: PageContext, medewerker: string) => {
    const g: Getypt = { medewerker, van: c.form.tekst('van'), tot: c.form.tekst('tot'), vervanger: c.form.tekst('vervanger') };
    return { g, gelezen: parseForm(AfwezigheidForm, g) };
  };

  router.post(`${AFWEZIGHEID}/nieuw`, { ...alleenBeheer, logboek: 'afwezigheid-vastgelegd' }, async (c) => {
    const { g, gelezen } = gelezenUit(c, c.form.tekst('medewerker'));
    if (!gelezen.ok) return nieuwPagina(c, g, gelezen.redenen);
    const { van, tot, medewerker, vervanger } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await addAfwezigheid(db, actor, {
        gebruikerId: Number(medewerker),
        periode: { van, tot },
        vervangerId: nummerUit(vervanger),
        beleid: s.beleid,
      });
      return r.ok ? { ok: true, naar: AFWEZIGHEID } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, g, uit);
  });

  router.get(`${AFWEZIGHEID}/:afwezigheid`, { ...alleenBeheer, logboek: false }, async (c) => {
    const een = await getAfwezigheid(c);
    const g: Getypt = {
      medewerker: String(een.gebruikerId),
      van: toonKort(een.periode.van),
      tot: een.periode.tot ? toonKort(een.periode.tot) : '',
      vervanger: String(een.vervangerId ?? ''),
    };
    return wijzigPagina(c, een, g, String(een.versie), []);
  });

  router.post(`${AFWEZIGHEID}/:afwezigheid`, { ...alleenBeheer, logboek: 'afwezigheid-gewijzigd' }, async (c) => {
    const een = await getAfwezigheid(c);
    const { g, gelezen } = gelezenUit(c, String(een.gebruikerId));
    const versie = c.form.tekst('_versie');
    if (!gelezen.ok) return wijzigPagina(c, een, g, versie, gelezen.redenen);
    const { van, tot, vervanger } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await changeAfwezigheid(db, actor, {
        id: een.id,
        versie: c.form.versie(),
        periode: { van, tot },
        vervangerId: nummerUit(vervanger),
        beleid: s.beleid,
      });
      return r.ok ? { ok: true, naar: AFWEZIGHEID } : r;
    });
    return uit instanceof Response ? uit : wijzigPagina(c, een, g, versie, uit);
  });

  router.post(`${AFWEZIGHEID}/:afwezigheid/intrekken`, { ...alleenBeheer, logboek: 'afwezigheid-ingetrokken' }, async (c) => {
    const een = await getAfwezigheid(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await withdrawAfwezigheid(db, actor, { id: een.id });
      return r.ok ? { ok: true, naar: AFWEZIGHEID } : r;
    });
    if (uit instanceof Response) return uit;
    throw new NietGevonden();
  });
};
