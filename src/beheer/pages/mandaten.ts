import { z } from 'zod';
import type { Regeling } from '../../beleid/index.ts';
import { type Datum, parseDatumNl, toonDatum, toonKort } from '../../kernel/datum.ts';
import { bevat, toDaterange, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  bevestiging,
  controleer,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  metOnder,
  stapel,
  tabel,
  tekstveld,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addMandaat } from '../actions/add-mandaat.ts';
import { endMandaat } from '../actions/end-mandaat.ts';
import { findMandaten, findMedewerkers } from '../queries.ts';
import { eindeRedenen, mandaatOp, mandaatRedenen } from '../rules.ts';
import { COLLEGE, type Mandaat } from '../types.ts';
import { alleenBeheer, type BeheerSettings, functieNaam, getRegeling } from './settings.ts';

const dag = (melding: string) =>
  z.string().transform((tekst, ctx) => {
    const gelezen = parseDatumNl(tekst);
    if (gelezen) return gelezen;
    ctx.addIssue(melding);
    return z.NEVER;
  });
const GEEN_DAG = 'Schrijf een dag die bestaat, bijvoorbeeld 1-1-2027.';

const MandaatForm = z.object({
  functie: z.string().min(1, 'Kies een functie.'),
  verleendDoor: z.string().min(1, 'Kies wie het mandaat verleent.'),
  bereik: z.string().min(1, 'Schrijf op waarvoor het mandaat is.').max(200, 'Maak de tekst korter: hoogstens 200 letters.'),
  van: dag(GEEN_DAG),
  tot: z.union([z.literal('').transform(() => null), dag(`${GEEN_DAG} Of laat het leeg.`)]),
  bron: z
    .string()
    .min(1, 'Noem waar het mandaat staat, bijvoorbeeld het besluit.')
    .max(200, 'Maak de tekst korter: hoogstens 200 letters.'),
});

type Getypt = Record<'functie' | 'verleendDoor' | 'bereik' | 'van' | 'tot' | 'bron', string>;
const VELDEN = ['functie', 'verleendDoor', 'bereik', 'van', 'tot', 'bron'] as const;
const kruimels = (tekst: string) => [{ tekst: 'Mandaten', href: '/beheer/mandaten' }, { tekst }];

const nieuwPagina = (c: PageContext, regeling: Regeling, g: Getypt, fouten: readonly Reden[]): Promise<Response> => {
  const opties = regeling.mandaat.keten.map((functie) => ({ waarde: functie, tekst: functieNaam(regeling, functie) }));
  return c.page({
    titel: 'Mandaat toevoegen',
    kruimels: kruimels('Toevoegen'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Mandaat toevoegen' })}${form({
      actie: '/beheer/mandaten/nieuw',
      sleutel: c.sleutel(),
      inhoud: html`${keuzelijst({ naam: 'functie', label: 'Functie', leeg: 'Kies een functie', opties, waarde: g.functie, fout: foutVan(fouten, 'functie') })}${keuzelijst(
        {
          naam: 'verleendDoor',
          label: 'Verleend door',
          hint: 'Een mandaat loopt van boven naar beneden door de keten.',
          leeg: 'Kies wie verleent',
          opties: [{ waarde: COLLEGE, tekst: functieNaam(regeling, COLLEGE) }, ...opties],
          waarde: g.verleendDoor,
          fout: foutVan(fouten, 'verleendDoor'),
        },
      )}${tekstveld({ naam: 'bereik', label: 'Waarvoor', waarde: g.bereik, fout: foutVan(fouten, 'bereik') })}${datumveld({
        naam: 'van',
        label: 'Eerste dag',
        waarde: g.van,
        fout: foutVan(fouten, 'van'),
      })}${datumveld({ naam: 'tot', label: 'Laatste dag', verplicht: false, waarde: g.tot, fout: foutVan(fouten, 'tot') })}${tekstveld(
        {
          naam: 'bron',
          label: 'Bron',
          hint: 'Waar staat dit mandaat?',
          waarde: g.bron,
          fout: foutVan(fouten, 'bron'),
        },
      )}${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: '/beheer/mandaten', soort: 'stil' }))}`,
    })}`,
  });
};

const eindePagina = (
  c: PageContext,
  m: Mandaat,
  regeling: Regeling,
  laatste: string,
  fouten: readonly Reden[],
): Promise<Response> =>
  c.page({
    titel: 'Mandaat beëindigen',
    kruimels: kruimels('Beëindigen'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Mandaat beëindigen', onder: `${functieNaam(regeling, m.functie)}, ${toonPeriode(m.geldig)}` })}${form(
      {
        actie: `/beheer/mandaten/${m.id}/einde`,
        sleutel: c.sleutel(),
        inhoud: html`${datumveld({
          naam: 'laatste',
          label: 'Laatste dag',
          hint: 'Op deze dag geldt het mandaat nog. Daarna niet meer.',
          waarde: laatste,
          fout: foutVan(fouten, 'laatste'),
        })}${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: '/beheer/mandaten', soort: 'stil' }))}`,
      },
    )}`,
  });

const klaar = (c: PageContext, titel: string, onder: string, wat: string, wanneer: string): Promise<Response> =>
  c.page({
    titel,
    smal: true,
    inhoud: bevestiging({
      titel,
      onder,
      hierna: [{ wat, wie: 'Het systeem kijkt bij elk besluit naar het register', wanneer }],
      acties: acties(linkKnop({ tekst: 'Naar mandaten', href: '/beheer/mandaten', soort: 'primair' })),
    }),
  });

/** /beheer/mandaten: the register with its chain (AP16, AP30), add one from a day on, end one on a day. */
export const registerMandaten = (router: Router, s: BeheerSettings): void => {
  const stand = (m: Mandaat, vandaag: Datum) =>
    bevat(m.geldig, vandaag)
      ? badge('goed', 'geldt nu')
      : m.geldig.van.until(vandaag).days < 0
        ? badge('info', 'begint nog')
        : badge('neutraal', 'voorbij');

  router.get('/beheer/mandaten', { ...alleenBeheer, logboek: false }, async (c) => {
    const [mandaten, medewerkers, regeling] = await Promise.all([findMandaten(c.db), findMedewerkers(c.db), getRegeling(c, s)]);
    const kanEindigen = (m: Mandaat) => m.geldig.tot === null || m.geldig.tot.until(c.vandaag).days < 0;
    return c.page({
      titel: 'Mandaten',
      inhoud: html`${kop({
        titel: 'Mandaten',
        onder: 'Wie een beschikking mag geven, van wie, en tot wanneer.',
        acties: linkKnop({ tekst: 'Mandaat toevoegen', href: '/beheer/mandaten/nieuw', soort: 'primair', icoon: 'plus' }),
      })}${stapel(
        kaart({
          titel: 'De keten vandaag, van boven naar beneden',
          inhoud: html`<p>Mandaat voor: ${regeling.mandaat.voor}.</p>${lijst(
            regeling.mandaat.keten.map((functie) => {
              const m = mandaatOp(mandaten, functie, c.vandaag);
              const mensen = medewerkers.filter((een) => een.actief && een.functie === functie).map((een) => een.naam);
              return {
                kop: functieNaam(regeling, functie),
                waarde: html`${m ? html`${badge('goed', 'mag besluiten')} van ${functieNaam(regeling, m.verleendDoor)}` : badge('neutraal', 'geen mandaat')}<br>${mensen.length === 0 ? 'niemand met deze functie' : mensen.join(', ')}`,
              };
            }),
          )}<p>Niet genoemd in de bron: ${regeling.mandaat.nietGenoemd.join(', ')}.</p>`,
        }),
        kaart({
          titel: 'Register',
          inhoud: tabel({
            caption: 'Mandaatregister',
            kolommen: [
              { kop: 'Functie' },
              { kop: 'Verleend door' },
              { kop: 'Geldig' },
              { kop: 'Bron' },
              { kop: 'Stand' },
              { kop: 'Beëindigen', zonderLabel: true },
            ],
            rijen: mandaten.map((m) => [
              metOnder(functieNaam(regeling, m.functie), m.bereik),
              functieNaam(regeling, m.verleendDoor),
              toonPeriode(m.geldig),
              m.bron,
              stand(m, c.vandaag),
              kanEindigen(m) ? link(`/beheer/mandaten/${m.id}/einde`, 'Beëindig', functieNaam(regeling, m.functie)) : '',
            ]),
            leeg: 'Er staat nog geen mandaat in het register. Dan mag niemand een besluit nemen.',
          }),
        }),
      )}`,
    });
  });

  router.get('/beheer/mandaten/nieuw', { ...alleenBeheer, logboek: false }, async (c) => {
    const regeling = await getRegeling(c, s);
    return nieuwPagina(
      c,
      regeling,
      {
        functie: '',
        verleendDoor: '',
        bereik: regeling.mandaat.voor,
        van: toonKort(c.vandaag),
        tot: '',
        bron: regeling.mandaat.bron,
      },
      [],
    );
  });

  router.post('/beheer/mandaten/nieuw', { ...alleenBeheer, logboek: 'mandaat-toegevoegd' }, async (c) => {
    const [regeling, mandaten] = await Promise.all([getRegeling(c, s), findMandaten(c.db)]);
    const { keten } = regeling.mandaat;
    const g: Getypt = { functie: '', verleendDoor: '', bereik: '', van: '', tot: '', bron: '' };
    for (const veld of VELDEN) g[veld] = c.form.tekst(veld);
    const gelezen = parseForm(MandaatForm, g);
    if (!gelezen.ok) return nieuwPagina(c, regeling, g, gelezen.redenen);
    const { van, tot, ...rest } = gelezen.waarde;
    const voorstel = { ...rest, geldig: { van, tot } };
    if (c.form.tekst('stap') !== 'verstuur') {
      const redenen = mandaatRedenen(voorstel, mandaten, keten);
      if (redenen.length > 0) return nieuwPagina(c, regeling, g, redenen);
      return c.page({
        titel: 'Controleer het mandaat',
        kruimels: kruimels('Toevoegen'),
        smal: true,
        inhoud: html`${kop({ titel: 'Controleer het mandaat' })}${controleer([
          { vraag: 'Functie', antwoord: functieNaam(regeling, voorstel.functie) },
          { vraag: 'Verleend door', antwoord: functieNaam(regeling, voorstel.verleendDoor) },
          { vraag: 'Waarvoor', antwoord: voorstel.bereik },
          { vraag: 'Geldig', antwoord: toonPeriode(voorstel.geldig) },
          { vraag: 'Bron', antwoord: voorstel.bron },
        ])}${form({
          actie: '/beheer/mandaten/nieuw',
          sleutel: c.sleutel(),
          verborgen: { ...g, stap: 'verstuur' },
          inhoud: acties(knop({ tekst: 'Voeg toe' }), linkKnop({ tekst: 'Annuleer', href: '/beheer/mandaten', soort: 'stil' })),
        })}`,
      });
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await addMandaat(db, actor, voorstel, keten);
      return r.ok ? { ok: true, naar: `/beheer/mandaten/${r.waarde.id}/klaar` } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, regeling, g, uit);
  });

  const readMandaat = async (c: PageContext) => {
    const [mandaten, regeling] = await Promise.all([findMandaten(c.db), getRegeling(c, s)]);
    const m = mandaten.find((een) => een.id === c.nummer('mandaat'));
    if (!m) throw new NietGevonden();
    return { m, regeling };
  };

  router.get('/beheer/mandaten/:mandaat/klaar', { ...alleenBeheer, logboek: false }, async (c) => {
    const { m, regeling } = await readMandaat(c);
    return klaar(
      c,
      'Het mandaat staat in het register',
      `${functieNaam(regeling, m.functie)}, ${toonPeriode(m.geldig)}.`,
      'Wie deze functie heeft, mag in deze periode beschikkingen geven.',
      toonPeriode(m.geldig),
    );
  });

  router.get('/beheer/mandaten/:mandaat/einde', { ...alleenBeheer, logboek: false }, async (c) => {
    const { m, regeling } = await readMandaat(c);
    return eindePagina(c, m, regeling, toonKort(c.vandaag), []);
  });

  router.post('/beheer/mandaten/:mandaat/einde', { ...alleenBeheer, logboek: 'mandaat-beeindigd' }, async (c) => {
    const { m, regeling } = await readMandaat(c);
    const getypt = c.form.tekst('laatste');
    const laatste = parseDatumNl(getypt);
    if (!laatste) return eindePagina(c, m, regeling, getypt, [{ veld: 'laatste', tekst: GEEN_DAG }]);
    if (c.form.tekst('stap') !== 'verstuur') {
      const redenen = eindeRedenen(m, laatste, c.vandaag);
      if (redenen.length > 0) return eindePagina(c, m, regeling, getypt, redenen);
      return c.page({
        titel: 'Controleer het einde',
        kruimels: kruimels('Beëindigen'),
        smal: true,
        inhoud: html`${terug(`/beheer/mandaten/${m.id}/einde`)}${kop({ titel: 'Controleer het einde' })}${controleer([
          { vraag: 'Functie', antwoord: functieNaam(regeling, m.functie) },
          { vraag: 'Geldig nu', antwoord: toonPeriode(m.geldig) },
          { vraag: 'Laatste dag', antwoord: toonDatum(laatste) },
        ])}${form({
          actie: `/beheer/mandaten/${m.id}/einde`,
          sleutel: c.sleutel(),
          verborgen: { laatste: getypt, gezien: toDaterange(m.geldig), stap: 'verstuur' },
          inhoud: acties(
            knop({ tekst: 'Beëindig het mandaat', soort: 'gevaar' }),
            linkKnop({ tekst: 'Annuleer', href: '/beheer/mandaten', soort: 'stil' }),
          ),
        })}`,
      });
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await endMandaat(db, actor, { mandaatId: m.id, laatste, gezien: c.form.tekst('gezien') }, c.vandaag);
      return r.ok ? { ok: true, naar: `/beheer/mandaten/${m.id}/beeindigd` } : r;
    });
    return uit instanceof Response ? uit : eindePagina(c, m, regeling, getypt, uit);
  });

  router.get('/beheer/mandaten/:mandaat/beeindigd', { ...alleenBeheer, logboek: false }, async (c) => {
    const { m, regeling } = await readMandaat(c);
    return klaar(
      c,
      'Het mandaat eindigt',
      `${functieNaam(regeling, m.functie)}, ${toonPeriode(m.geldig)}.`,
      'Daarna mag wie deze functie heeft geen beschikkingen meer geven.',
      m.geldig.tot ? `na ${toonDatum(m.geldig.tot)}` : '',
    );
  });
};
