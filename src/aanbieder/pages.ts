import { z } from 'zod';
import { datum, toonDatum } from '../kernel/datum.ts';
import { toonMoment } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { NietGevonden } from '../platform/problem.ts';
import { parseForm } from '../web/form-data.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstveld,
  terug,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { addAanbieder } from './actions/add-aanbieder.ts';
import { changeAanbieder } from './actions/change-aanbieder.ts';
import { findAanbieder, listAanbieders, listAanbiederversies, listAccounts } from './queries.ts';
import { VELDEN } from './rules.ts';
import { type Aanbieder, AanbiederForm, NieuweAanbiederForm } from './types.ts';

const LIJST = '/beheer/organisaties';
const KRUIMEL = { tekst: 'Organisaties', href: LIJST };
const beheer = { rollen: ['beheer'], van: 'gemeente' } as const;
type Getypt = Readonly<Record<string, string>>;

const HINT: Readonly<Record<string, string>> = {
  kvk: 'Acht cijfers. Nodig om met eHerkenning in te loggen.',
  rsin: 'Negen cijfers. Alleen voor een organisatie zonder KVK-nummer.',
  sector: 'Bijvoorbeeld groen, horeca of techniek',
  postcode: 'Bijvoorbeeld 7311 AB',
};
const NIET_VERPLICHT = new Set(['kvk', 'rsin', 'telefoon', 'email']);

const getAanbieder = async (c: PageContext): Promise<Aanbieder> => {
  const gevonden = await findAanbieder(c.db, c.nummer('organisatie'));
  if (!gevonden) throw new NietGevonden();
  return gevonden;
};

const toonLijst = async (c: PageContext): Promise<Response> => {
  const alle = await listAanbieders(c.db, c.vandaag);
  return c.page({
    titel: 'Organisaties',
    inhoud: html`${kop({
      titel: 'Organisaties',
      onder: 'De aanbieders waar inwoners werken. Hun contract en tarieven staan bij de contractmanager.',
      acties: linkKnop({ tekst: 'Organisatie toevoegen', href: `${LIJST}/nieuw`, soort: 'primair' }),
    })}${kaart({
      inhoud: tabel({
        caption: 'Organisaties',
        toetsen: true,
        kolommen: [
          { kop: 'Naam' },
          { kop: 'AGB en KVK' },
          { kop: 'Contract' },
          { kop: 'Lopende toewijzingen', uitlijning: 'eind' },
          { kop: 'Accounts', uitlijning: 'eind' },
        ],
        rijen: alle.map((een) => [
          metOnder(link(`${LIJST}/${een.id}`, een.naam), `${een.sector}, ${een.woonplaats}`),
          metOnder(een.agb, een.kvk === '' ? 'KVK-nummer ontbreekt' : een.kvk, { telaat: een.kvk === '' }),
          een.contract
            ? badge('goed', een.contractTot === undefined ? 'loopt' : `tot en met ${toonDatum(datum(een.contractTot))}`)
            : badge('neutraal', 'geen contract'),
          een.lopend,
          een.accounts,
        ]),
        leeg: 'Er staat nog geen organisatie in het systeem.',
      }),
    })}`,
  });
};

const OudeInhoud = z.record(z.string(), z.unknown());

const toonAanbieder = async (c: PageContext): Promise<Response> => {
  const id = c.nummer('organisatie');
  const [een, accounts, versies] = await Promise.all([
    findAanbieder(c.db, id),
    listAccounts(c.db, id),
    listAanbiederversies(c.db, id),
  ]);
  if (!een) throw new NietGevonden();
  // Each row holds what stood there before the change; what it became stands in the row after it.
  const wijzigingen = versies.map((versie, nr) => {
    const oud = OudeInhoud.parse(versie.inhoud);
    const nieuw = nr === 0 ? OudeInhoud.parse(een) : OudeInhoud.parse(versies[nr - 1]?.inhoud);
    const anders = VELDEN.filter(({ veld }) => oud[veld] !== nieuw[veld]);
    return [
      toonMoment(versie.op, c.vandaag),
      versie.door ?? 'een andere gemeente',
      anders
        .map(({ veld, label }) => `${label}: van ‘${String(oud[veld] || 'leeg')}’ naar ‘${String(nieuw[veld] || 'leeg')}’`)
        .join('; '),
    ];
  });
  return c.page({
    titel: een.naam,
    kruimels: [KRUIMEL, { tekst: een.naam }],
    inhoud: html`${kop({
      titel: een.naam,
      onder: een.sector,
      acties: linkKnop({ tekst: 'Wijzig gegevens', href: `${LIJST}/${id}/wijzigen` }),
    })}${stapel(
      een.kvk === '' &&
        een.rsin === '' &&
        melding({
          soort: 'waarschuwing',
          titel: 'Het KVK-nummer ontbreekt',
          inhoud: 'Zonder dat nummer kan niemand van deze organisatie met eHerkenning inloggen.',
        }),
      kaart({
        titel: 'Gegevens',
        inhoud: lijst([
          { kop: 'AGB-code', waarde: een.agb },
          ...VELDEN.map(({ veld, label }) => ({ kop: label, waarde: een[veld] })),
        ]),
      }),
      kaart({
        titel: 'Wie kan inloggen',
        inhoud: tabel({
          caption: `Accounts van ${een.naam}`,
          kolommen: [{ kop: 'Naam' }, { kop: 'Account' }],
          rijen: accounts.map((account) => [
            account.naam,
            account.actief ? badge('goed', 'mag inloggen') : badge('neutraal', 'mag niet inloggen'),
          ]),
          leeg: 'Niemand van deze organisatie heeft een account.',
        }),
      }),
      kaart({
        titel: 'Wie wijzigde wat',
        inhoud: tabel({
          caption: 'Wijzigingen van deze organisatie',
          kolommen: [{ kop: 'Wanneer' }, { kop: 'Wie' }, { kop: 'Wat' }],
          rijen: wijzigingen,
          leeg: 'Er is nog niets gewijzigd.',
        }),
      }),
    )}`,
  });
};

const velden = (getypt: Getypt, fouten: readonly Reden[]) =>
  VELDEN.map(({ veld, label }) => {
    const hint = HINT[veld];
    return tekstveld({
      naam: veld,
      label,
      ...(hint === undefined ? {} : { hint }),
      ...(NIET_VERPLICHT.has(veld) ? { verplicht: false } : {}),
      ...(veld === 'telefoon' ? { type: 'tel' as const } : veld === 'email' ? { type: 'email' as const } : {}),
      waarde: getypt[veld] ?? '',
      fout: foutVan(fouten, veld),
    });
  });

const wijzigFormulier = (c: PageContext, een: Aanbieder, getypt: Getypt, fouten: readonly Reden[]): Promise<Response> =>
  c.page({
    titel: `Wijzig ${een.naam}`,
    kruimels: [KRUIMEL, { tekst: een.naam, href: `${LIJST}/${een.id}` }, { tekst: 'Wijzigen' }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(`${LIJST}/${een.id}`)}${foutSamenvatting(fouten)}${kop({ titel: `Wijzig ${een.naam}`, onder: `AGB-code ${een.agb}. De gegevens gelden voor alle gemeenten die met deze organisatie werken.` })}${form(
      {
        actie: `${LIJST}/${een.id}/wijzigen`,
        sleutel: c.sleutel(),
        versie: getypt._versie ?? '',
        inhoud: html`${velden(getypt, fouten)}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleer', href: `${LIJST}/${een.id}`, soort: 'stil' }))}`,
      },
    )}`,
  });

const nieuwFormulier = (c: PageContext, getypt: Getypt, fouten: readonly Reden[]): Promise<Response> =>
  c.page({
    titel: 'Organisatie toevoegen',
    kruimels: [KRUIMEL, { tekst: 'Toevoegen' }],
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(LIJST)}${foutSamenvatting(fouten)}${kop({ titel: 'Organisatie toevoegen' })}${form({
      actie: `${LIJST}/nieuw`,
      sleutel: c.sleutel(),
      inhoud: html`${tekstveld({ naam: 'agb', label: 'AGB-code', hint: 'Acht cijfers. Deze code verandert later niet meer.', waarde: getypt.agb ?? '', fout: foutVan(fouten, 'agb') })}${velden(getypt, fouten)}${acties(knop({ tekst: 'Voeg toe' }), linkKnop({ tekst: 'Annuleer', href: LIJST, soort: 'stil' }))}`,
    })}`,
  });

/** /beheer/organisaties: the aanbieders, their data and who of them may log in. */
export const registerAanbieder = (router: Router): void => {
  router.get(LIJST, { ...beheer, logboek: false }, toonLijst);
  router.get(`${LIJST}/nieuw`, { ...beheer, logboek: false }, (c) => nieuwFormulier(c, {}, []));
  router.post(`${LIJST}/nieuw`, { ...beheer, logboek: 'organisatie-toegevoegd' }, async (c) => {
    const gelezen = parseForm(NieuweAanbiederForm, { ...leeg, agb: '', ...c.form.waarden });
    if (!gelezen.ok) return nieuwFormulier(c, c.form.waarden, gelezen.redenen);
    const { agb, ...gegevens } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await addAanbieder(db, actor, { agb, gegevens });
      return r.ok ? { ok: true, naar: `${LIJST}/${r.waarde}` } : r;
    });
    return uit instanceof Response ? uit : nieuwFormulier(c, c.form.waarden, uit);
  });
  router.get(`${LIJST}/:organisatie`, { ...beheer, logboek: false }, toonAanbieder);
  router.get(`${LIJST}/:organisatie/wijzigen`, { ...beheer, logboek: false }, async (c) => {
    const een = await getAanbieder(c);
    return wijzigFormulier(c, een, { ...gegevensVan(een), _versie: String(een.versie) }, []);
  });
  router.post(`${LIJST}/:organisatie/wijzigen`, { ...beheer, logboek: 'organisatie-gewijzigd' }, async (c) => {
    const een = await getAanbieder(c);
    const getypt = { ...c.form.waarden, _versie: c.form.tekst('_versie') };
    const gelezen = parseForm(AanbiederForm, { ...leeg, ...c.form.waarden });
    if (!gelezen.ok) return wijzigFormulier(c, een, getypt, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await changeAanbieder(db, actor, {
        id: een.id,
        versie: c.form.versie(),
        gegevens: gelezen.waarde,
      });
      return r.ok ? { ok: true, naar: `${LIJST}/${een.id}` } : r;
    });
    return uit instanceof Response ? uit : wijzigFormulier(c, een, getypt, uit);
  });
};

const leeg = Object.fromEntries(VELDEN.map(({ veld }) => [veld, '']));
const gegevensVan = (een: Aanbieder): Getypt => Object.fromEntries(VELDEN.map(({ veld }) => [veld, een[veld]]));
