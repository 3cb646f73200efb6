import { type Datum, datum, isVoor, plusMaanden, toonDatum, toonKort } from '../../kernel/datum.ts';
import { toonMoment } from '../../kernel/moment.ts';
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
  html,
  kaart,
  keuzeFout,
  keuzerondjes,
  knop,
  kop,
  leesKeuze,
  lijst,
  link,
  metOnder,
  stapel,
  tabel,
  tekstvak,
  tekstveld,
  terug,
  zoekkeuze,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import {
  extendAfscherming,
  liftAfscherming,
  nameForDossier,
  shieldDossier,
  unnameForDossier,
} from '../actions/shield-dossier.ts';
import { findAfscherming, listAfgeschermd, listGenoemden, listNoembaar } from '../queries/index.ts';
import { AFSCHERMGROND, AFSCHERMING_MAANDEN, afschermgrond } from '../rules.ts';
import { AfschermForm, AfschermGrond, GenoemdeForm, OphefForm, VerlengForm } from '../types.ts';
import { AFGESCHERMD, gedaanMelding, toegangTabs } from './settings.ts';

const wieMag = { rollen: ['teammanager', 'beheer'], van: 'gemeente' } as const;

const totBadge = (tot: Datum, vandaag: Datum) =>
  isVoor(tot, vandaag) ? badge('telaat', `kijken voor ${toonDatum(tot)}`) : toonDatum(tot);

const toon = async (
  c: PageContext,
  getypt: Readonly<Record<string, string>>,
  fouten: readonly Reden[] = [],
): Promise<Response> => {
  const [alle, actor] = await Promise.all([listAfgeschermd(c.db), c.actor()]);
  return c.page({
    titel: 'Afgeschermde dossiers',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${fouten.length === 0 && gedaanMelding(c)}${kop({
      titel: 'Afgeschermde dossiers',
      onder:
        'Bij de gemeente opent alleen de consulent deze dossiers, en wie daarvoor is genoemd. Ze staan niet in lijsten, zoekresultaten, tellingen of bestanden van collega’s. Een aanbieder ziet wel de inwoner die er een plek heeft.',
    })}${toegangTabs(actor.rol, AFGESCHERMD)}${stapel(
      kaart({
        inhoud: tabel({
          caption: 'Afgeschermde dossiers, zonder naam',
          kolommen: [
            { kop: 'Dossier' },
            { kop: 'Consulent' },
            { kop: 'Ook genoemd' },
            { kop: 'Werk' },
            { kop: 'Opnieuw kijken' },
          ],
          rijen: alle.map((een) => [
            metOnder(link(`${AFGESCHERMD}/${een.id}`, een.dossiernummer), afschermgrond(een.grond)),
            een.consulent_id === 0 ? badge('aandacht', 'nog te verdelen') : een.consulent,
            een.genoemden?.join(', ') ?? '',
            een.te_laat > 0 ? metOnder(`${een.stappen} open`, `${een.te_laat} te laat`, { telaat: true }) : `${een.stappen} open`,
            totBadge(datum(een.tot), c.vandaag),
          ]),
          leeg: 'Er is geen dossier afgeschermd.',
        }),
      }),
      kaart({
        titel: 'Scherm een dossier af',
        inhoud: form({
          actie: AFGESCHERMD,
          sleutel: c.sleutel(),
          inhoud: html`${tekstveld({
            naam: 'dossiernummer',
            label: 'Dossiernummer',
            waarde: getypt.dossiernummer,
            breedte: 20,
            autocomplete: 'off',
            hint: 'De consulent weet het nummer.',
            fout: foutVan(fouten, 'dossiernummer'),
          })}${keuzerondjes({
            naam: 'grond',
            label: 'Waarom?',
            waarde: getypt.grond,
            keuzes: AfschermGrond.options.map((waarde) => ({ waarde, tekst: AFSCHERMGROND[waarde] })),
            fout: foutVan(fouten, 'grond'),
          })}${tekstvak({
            naam: 'toelichting',
            label: 'Toelichting',
            hint: 'Schrijf niet op wie het is.',
            verplicht: false,
            waarde: getypt.toelichting,
            maximum: 500,
            fout: foutVan(fouten, 'toelichting'),
          })}${datumveld({
            naam: 'tot',
            label: 'Wanneer kijkt iemand of dit nog nodig is?',
            hint: `Binnen ${AFSCHERMING_MAANDEN} maanden; die termijn is een keuze van het systeem. De bescherming stopt nooit vanzelf.`,
            waarde: getypt.tot ?? toonKort(plusMaanden(c.vandaag, AFSCHERMING_MAANDEN)),
            fout: foutVan(fouten, 'tot'),
          })}${acties(knop({ tekst: 'Scherm dit dossier af', icoon: 'shield-lock' }))}`,
        }),
      }),
    )}`,
  });
};

const mensOpties = (mensen: readonly { id: number; naam: string }[]) =>
  mensen.map(({ id, naam }) => ({ waarde: String(id), tekst: naam }));

type Gevonden = NonNullable<Awaited<ReturnType<typeof findAfscherming>>>;

const toonEen = async (c: PageContext, s: Gevonden, fouten: readonly Reden[] = []): Promise<Response> => {
  const [genoemden, mensen, alle] = await Promise.all([listGenoemden(c.db, s.id), listNoembaar(c.db), listAfgeschermd(c.db)]);
  const dossier = alle.find(({ id }) => id === s.id);
  const pad = `${AFGESCHERMD}/${s.id}`;
  const al = new Set([s.consulent_id, ...genoemden.map((een) => een.gebruiker_id)]);
  const nummer = dossier?.dossiernummer ?? '';
  const opties = mensOpties(mensen.filter(({ id }) => !al.has(id)));
  return c.page({
    titel: `Afgeschermd dossier ${nummer}`,
    fout: fouten.length > 0,
    kruimels: [{ tekst: 'Afgeschermde dossiers', href: AFGESCHERMD }, { tekst: nummer }],
    inhoud: html`${foutSamenvatting(fouten)}${fouten.length === 0 && gedaanMelding(c)}${terug(AFGESCHERMD)}${kop({ titel: `Afgeschermd dossier ${nummer}` })}${stapel(
      kaart({
        titel: 'Waarom',
        inhoud: lijst([
          { kop: 'Reden', waarde: afschermgrond(s.grond) },
          { kop: 'Toelichting', waarde: s.toelichting },
          { kop: 'Consulent', waarde: dossier?.consulent ?? '' },
          { kop: 'Vastgelegd', waarde: `${s.door}, ${toonMoment(s.vastgelegd_op, c.vandaag)}` },
          { kop: 'Opnieuw kijken', waarde: totBadge(datum(s.tot), c.vandaag) },
        ]),
      }),
      kaart({
        titel: 'Wie het ook opent',
        inhoud: html`${tabel({
          caption: 'Wie dit dossier ook mag openen',
          kolommen: [{ kop: 'Naam' }, { kop: 'Actie', zonderLabel: true }],
          rijen: genoemden.map((een) => [
            een.naam,
            form({
              actie: `${pad}/genoemd/${een.id}/weg`,
              sleutel: c.sleutel(),
              verborgen: { zeker: 'ja' },
              inhoud: knop({ tekst: 'Haal weg', soort: 'stil', extra: een.naam }),
            }),
          ]),
          leeg: 'Alleen de consulent. Is die afwezig, dan kan de vervanger dit dossier niet openen, tenzij je die hier noemt.',
        })}${form({
          actie: `${pad}/genoemd`,
          sleutel: c.sleutel(),
          inhoud: html`${zoekkeuze({
            naam: 'gebruiker',
            label: 'Wie mag dit dossier ook openen en erin werken?',
            leeg: 'Kies een medewerker',
            opties,
            gekozen: leesKeuze(opties, 'gebruiker', c.form.tekst),
            fout: foutVan(fouten, 'gebruiker'),
          })}${acties(knop({ tekst: 'Voeg toe', soort: 'tweede' }))}`,
        })}`,
      }),
      kaart({
        titel: 'Is het nog nodig?',
        inhoud: html`${form({
          actie: `${pad}/verlengen`,
          sleutel: c.sleutel(),
          versie: String(s.versie),
          inhoud: html`${datumveld({
            naam: 'tot',
            label: 'Ja, kijk opnieuw op',
            hint: `Binnen ${AFSCHERMING_MAANDEN} maanden, bijvoorbeeld ${toonKort(plusMaanden(c.vandaag, 6))}`,
            waarde: c.form.waarden.tot ?? toonKort(plusMaanden(c.vandaag, AFSCHERMING_MAANDEN)),
            fout: foutVan(fouten, 'tot'),
          })}${acties(knop({ tekst: 'Houd het afgeschermd', soort: 'tweede' }))}`,
        })}${form({
          actie: `${pad}/opheffen`,
          sleutel: c.sleutel(),
          versie: String(s.versie),
          inhoud: html`${tekstvak({
            naam: 'reden',
            label: 'Nee, want',
            regels: 2,
            waarde: c.form.waarden.reden,
            maximum: 500,
            fout: foutVan(fouten, 'reden'),
          })}${acties(knop({ tekst: 'Hef de afscherming op', soort: 'gevaar' }))}`,
        })}`,
      }),
    )}`,
  });
};

/** Shielded dossiers: the list without names, and who may open them. */
export const registerAfscherming = (router: Router): void => {
  const lees = async (c: PageContext): Promise<Gevonden> => {
    const s = await findAfscherming(c.db, c.nummer('afscherming'));
    if (!s) throw new NietGevonden();
    return s;
  };
  router.get(AFGESCHERMD, { ...wieMag, logboek: false }, (c) => toon(c, {}));
  router.post(AFGESCHERMD, { ...wieMag, logboek: 'afscherming-gezet' }, async (c) => {
    const f = c.form;
    const gelezen = parseForm(AfschermForm, {
      dossiernummer: f.tekst('dossiernummer'),
      grond: f.tekst('grond'),
      toelichting: f.tekst('toelichting'),
      tot: f.tekst('tot'),
    });
    if (!gelezen.ok) return toon(c, f.waarden, gelezen.redenen);
    const uit = await c.submit(async (db) => {
      const r = await shieldDossier(db, gelezen.waarde, c.vandaag);
      return r.ok ? { ok: true, naar: `${AFGESCHERMD}/${r.waarde}?gedaan=afgeschermd` } : r;
    });
    return uit instanceof Response ? uit : toon(c, f.waarden, uit);
  });
  router.get(`${AFGESCHERMD}/:afscherming`, { ...wieMag, logboek: false }, async (c) => toonEen(c, await lees(c)));
  router.post(`${AFGESCHERMD}/:afscherming/verlengen`, { ...wieMag, logboek: 'afscherming-verlengd' }, async (c) => {
    const s = await lees(c);
    const gelezen = parseForm(VerlengForm, { tot: c.form.tekst('tot') });
    if (!gelezen.ok) return toonEen(c, s, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await extendAfscherming(db, actor, { id: s.id, versie: c.form.versie(), tot: gelezen.waarde.tot }, c.vandaag);
      return r.ok ? { ok: true, naar: `${AFGESCHERMD}/${s.id}?gedaan=verlengd` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, s, uit);
  });
  router.post(`${AFGESCHERMD}/:afscherming/opheffen`, { ...wieMag, logboek: 'afscherming-opgeheven' }, async (c) => {
    const s = await lees(c);
    const gelezen = parseForm(OphefForm, { reden: c.form.tekst('reden') });
    if (!gelezen.ok) return toonEen(c, s, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await liftAfscherming(db, actor, { id: s.id, versie: c.form.versie(), reden: gelezen.waarde.reden });
      return r.ok ? { ok: true, naar: `${AFGESCHERMD}?gedaan=opgeheven` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, s, uit);
  });
  router.post(`${AFGESCHERMD}/:afscherming/genoemd`, { ...wieMag, logboek: 'afscherming-genoemd' }, async (c) => {
    const s = await lees(c);
    const gekozen = leesKeuze(mensOpties(await listNoembaar(c.db)), 'gebruiker', c.form.tekst);
    const gelezen = parseForm(GenoemdeForm, { gebruiker: gekozen.waarde });
    if (!gelezen.ok) {
      const onbekend = keuzeFout('gebruiker', gekozen);
      return toonEen(c, s, onbekend.length > 0 ? onbekend : gelezen.redenen);
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await nameForDossier(db, actor, { id: s.id, gebruikerId: Number(gelezen.waarde.gebruiker) });
      return r.ok ? { ok: true, naar: `${AFGESCHERMD}/${s.id}?gedaan=genoemd` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, s, uit);
  });
  router.post(`${AFGESCHERMD}/:afscherming/genoemd/:persoon/weg`, { ...wieMag, logboek: 'afscherming-genoemd-af' }, async (c) => {
    const s = await lees(c);
    const persoonId = c.nummer('persoon');
    if (!(await listGenoemden(c.db, s.id)).some(({ id }) => id === persoonId)) throw new NietGevonden();
    if (c.form.tekst('zeker') !== 'ja') return toonEen(c, s, [{ tekst: 'Kies zelf wie je weghaalt.' }]);
    const uit = await c.submit(async (db, actor) => {
      const r = await unnameForDossier(db, actor, { id: s.id, persoonId });
      return r.ok ? { ok: true, naar: `${AFGESCHERMD}/${s.id}?gedaan=weg` } : r;
    });
    return uit instanceof Response ? uit : toonEen(c, s, uit);
  });
};
