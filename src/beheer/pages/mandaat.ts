import { type Datum, parseDatumNl, toonDatum, toonKort } from '../../kernel/datum.ts';
import { bevat, toDaterange, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  badge,
  bevestiging,
  controleer,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  type Inhoud,
  kaart,
  knop,
  kolommen,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  tabel,
  takenlijst,
  tekstveld,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { endMandaat } from '../actions/end-mandaat.ts';
import { findGetekend } from '../queries/mandaten.ts';
import { findVersies } from '../queries/versies.ts';
import { eindeRedenen, HANDELING_TEKST, teltBijBesluit, valtOm } from '../rules/mandaat.ts';
import { wijzigingen } from '../rules/medewerker.ts';
import { GEEN_DAG, type Mandaat } from '../types.ts';
import { aanWie, bereikTekst, geldtBadge, houders, leesRegister } from './mandaten.ts';
import { veldToner, wijzigingenTabel } from './onderdelen.ts';
import { alleenBeheer, type BeheerSettings, functieNaam, MANDATEN, MEDEWERKERS } from './settings.ts';

type Register = Awaited<ReturnType<typeof leesRegister>>;

export const kruimels = (tekst: string, tussen?: { tekst: string; href: string }) => [
  { tekst: 'Mandaten', href: MANDATEN },
  ...(tussen ? [tussen] : []),
  { tekst },
];

/** The mandate of the address, in the register it stands in; throws NietGevonden. */
export const getMandaat = async (c: PageContext, s: BeheerSettings): Promise<{ m: Mandaat; stand: Register }> => {
  const id = c.nummer('mandaat');
  const stand = await leesRegister(c, s);
  const m = stand.mandaten.find((een) => een.id === id);
  if (!m) throw new NietGevonden();
  return { m, stand };
};

const plek = (tekst: string): Inhoud => (/^https?:\/\/\S+$/i.test(tekst) ? link(tekst, tekst) : tekst);

/** From the college down to who signs; the last line says where it stops. */
const ketenKaart = (stand: Register, m: Mandaat): Html => {
  const ketting = stand.ketting(m);
  const { regeling } = stand;
  if (!ketting) return html``;
  const [onder] = ketting.schakels;
  const boven = [...ketting.schakels].reverse();
  return kaart({
    titel: 'De keten',
    inhoud: html`${
      ketting.reden !== undefined
        ? melding({ soort: 'waarschuwing', niveau: 3, titel: 'De keten is gebroken', inhoud: ketting.reden })
        : ''
    }<ol>${ketting.reden === undefined ? html`<li>${functieNaam(regeling, boven[0]?.verleendDoor ?? '')}</li>` : ''}${boven.map(
      (een) =>
        html`<li>${een === onder ? html`<strong>${aanWie(regeling, een)}</strong>` : link(`${MANDATEN}/${een.id}`, aanWie(regeling, een))}, ${toonPeriode(een.geldig)}${een === onder ? '' : een.ondermandaat ? '. Mag doorgeven' : '. Mag niet doorgeven'}</li>`,
    )}</ol>`,
  });
};

const toonMandaat = async (c: PageContext, s: BeheerSettings): Promise<Response> => {
  const id = c.nummer('mandaat');
  const [{ m, stand }, getekend, versies] = await Promise.all([
    getMandaat(c, s),
    findGetekend(c.db),
    findVersies(c.db, 'mandaat', id),
  ]);
  const { regeling, medewerkers } = stand;
  const wie = houders(regeling, m, medewerkers);
  const onder = getekend.filter((een) => een.mandaatId === m.id);
  const som = onder.reduce((n, een) => n + een.aantal, 0);
  const naam = aanWie(regeling, m);
  const pad = `${MANDATEN}/${m.id}`;
  const loopt = m.geldig.tot === null || toDatumNa(m.geldig.tot, c.vandaag);
  return c.page({
    titel: `Mandaat ${naam}`,
    kruimels: kruimels(naam),
    inhoud: html`${kop({
      titel: `Mandaat: ${naam}`,
      onder: html`${HANDELING_TEKST[m.handeling]}, ${toonPeriode(m.geldig)} ${geldtBadge(m, c, stand)}`,
      acties: [
        linkKnop({ tekst: 'Verbeter de bron', href: `${pad}/bron` }),
        loopt && linkKnop({ tekst: 'Beëindig', href: `${pad}/einde` }),
      ],
    })}${
      teltBijBesluit(regeling, m)
        ? ''
        : melding({
            soort: 'info',
            titel: 'Dit mandaat telt niet bij een besluit over Werkt mee',
            inhoud: `${regeling.mandaat?.bron ?? 'De regeling'} noemt deze functie niet in de keten. Wie haar heeft, kan in het systeem geen beschikking geven.`,
          })
    }${kolommen({
      breed: [
        kaart({
          titel: 'Wat er mag',
          inhoud: lijst([
            { kop: 'Aan', waarde: m.functie === undefined ? `${naam}, op naam` : `de functie ${naam}` },
            { kop: 'Soort besluit', waarde: HANDELING_TEKST[m.handeling] },
            { kop: 'Producten', waarde: bereikTekst(regeling, m) },
            { kop: 'Waarvoor, in woorden', waarde: m.bereik },
            {
              kop: 'Doorgeven',
              waarde: m.ondermandaat ? 'mag worden doorgegeven (Awb artikel 10:9)' : 'mag niet worden doorgegeven',
            },
            { kop: 'Verleend door', waarde: functieNaam(regeling, m.verleendDoor) },
            { kop: 'Geldig', waarde: toonPeriode(m.geldig) },
            ...(m.eindeReden === '' ? [] : [{ kop: 'Reden van het einde', waarde: m.eindeReden }]),
          ]),
        }),
        kaart({
          titel: 'Bron',
          inhoud: lijst([
            { kop: 'Besluit', waarde: m.bron },
            { kop: 'Bekendgemaakt op', waarde: m.bronOp ? toonDatum(m.bronOp) : '' },
            { kop: 'Waar te vinden', waarde: plek(m.bronPlaats) },
          ]),
        }),
        kaart({
          titel: 'Getekend onder dit mandaat',
          id: 'getekend',
          inhoud: html`<p>${som === 1 ? '1 besluit' : `${som} besluiten`}.</p>${tabel({
            caption: 'Wie onder dit mandaat tekende',
            kolommen: [
              { kop: 'Wie' },
              { kop: 'Besluiten', uitlijning: 'eind' },
              { kop: 'Eerste' },
              { kop: 'Laatste' },
              { kop: 'Logboek', zonderLabel: true },
            ],
            rijen: onder.map((een) => [
              link(`${MEDEWERKERS}/${een.gebruikerId}`, een.naam),
              een.aantal,
              toonDatum(een.eerste),
              toonDatum(een.laatste),
              link(
                `/beheer/logboek?gebruiker=${een.gebruikerId}&handeling=besluit-genomen`,
                'In het logboek',
                `besluiten van ${een.naam}`,
              ),
            ]),
            leeg: 'Er is nog niets onder dit mandaat getekend.',
          })}`,
        }),
        kaart({
          titel: 'Wie wijzigde wat',
          inhoud: wijzigingenTabel(
            'Wijzigingen van dit mandaat',
            wijzigingen(versies, veldToner(regeling, { naam: () => '' }), () => 'In het register gezet'),
            c.vandaag,
          ),
        }),
      ],
      smal: [
        ketenKaart(stand, m),
        kaart({
          titel: 'Wie heeft dit mandaat',
          inhoud: takenlijst(
            wie.map((een) => ({
              titel: een.naam,
              href: `${MEDEWERKERS}/${een.id}`,
              status: bevat(m.geldig, c.vandaag) ? badge('goed', 'mag vandaag') : badge('neutraal', 'vandaag niet'),
            })),
            'Niemand heeft nu deze functie.',
          ),
        }),
      ],
    })}`,
  });
};

const toDatumNa = (tot: Datum, vandaag: Datum): boolean => tot.since(vandaag).sign > 0;

const eindePagina = (
  c: PageContext,
  { m, stand }: { m: Mandaat; stand: Register },
  g: { laatste: string; reden: string },
  fouten: readonly Reden[],
): Promise<Response> =>
  c.page({
    titel: 'Mandaat beëindigen',
    kruimels: kruimels('Beëindigen', { tekst: aanWie(stand.regeling, m), href: `${MANDATEN}/${m.id}` }),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Mandaat beëindigen', onder: `${aanWie(stand.regeling, m)}, ${HANDELING_TEKST[m.handeling]}, ${toonPeriode(m.geldig)}` })}${form(
      {
        actie: `${MANDATEN}/${m.id}/einde`,
        sleutel: c.sleutel(),
        inhoud: html`${datumveld({
          naam: 'laatste',
          label: 'Laatste dag',
          hint: 'Op deze dag geldt het mandaat nog. Daarna niet meer.',
          waarde: g.laatste,
          fout: foutVan(fouten, 'laatste'),
        })}${tekstveld({
          naam: 'reden',
          label: 'Reden',
          hint: 'Bijvoorbeeld: vervangen door het mandaatbesluit van 1 januari 2027.',
          verplicht: false,
          waarde: g.reden,
          maximum: 200,
          fout: foutVan(fouten, 'reden'),
        })}${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: `${MANDATEN}/${m.id}`, soort: 'stil' }))}`,
      },
    )}`,
  });

const eindeControle = (
  c: PageContext,
  { m, stand }: { m: Mandaat; stand: Register },
  laatste: Datum,
  g: { laatste: string; reden: string },
): Promise<Response> => {
  const { regeling } = stand;
  const los = valtOm(m, laatste, stand.mandaten, regeling, (functie) => functieNaam(regeling, functie));
  return c.page({
    titel: 'Controleer het einde',
    kruimels: kruimels('Beëindigen', { tekst: aanWie(regeling, m), href: `${MANDATEN}/${m.id}` }),
    smal: true,
    inhoud: html`${terug(`${MANDATEN}/${m.id}/einde`)}${kop({ titel: 'Controleer het einde' })}${
      los.length > 0
        ? melding({
            soort: 'waarschuwing',
            titel: los.length === 1 ? 'Er hangt een ander mandaat aan' : 'Er hangen andere mandaten aan',
            inhoud: html`<p>Na ${toonDatum(laatste)} hebben deze geen grond meer:</p><ul>${los.map((een) => html`<li>${aanWie(regeling, een)}, ${HANDELING_TEKST[een.handeling]}</li>`)}</ul>`,
          })
        : ''
    }${controleer([
      { vraag: 'Mandaat', antwoord: `${aanWie(regeling, m)}, ${HANDELING_TEKST[m.handeling]}` },
      { vraag: 'Geldig nu', antwoord: toonPeriode(m.geldig) },
      { vraag: 'Laatste dag', antwoord: toonDatum(laatste) },
      { vraag: 'Reden', antwoord: g.reden },
    ])}${form({
      actie: `${MANDATEN}/${m.id}/einde`,
      sleutel: c.sleutel(),
      verborgen: { ...g, gezien: toDaterange(m.geldig), stap: 'verstuur' },
      inhoud: acties(
        knop({ tekst: 'Beëindig het mandaat', soort: 'gevaar' }),
        linkKnop({ tekst: 'Annuleer', href: `${MANDATEN}/${m.id}`, soort: 'stil' }),
      ),
    })}`,
  });
};

const klaar = (c: PageContext, m: Mandaat, titel: string, onder: string, wat: string, wanneer: string): Promise<Response> =>
  c.page({
    titel,
    smal: true,
    inhoud: bevestiging({
      titel,
      onder,
      hierna: [{ wat, wie: 'Het systeem kijkt bij elk besluit naar het register', wanneer }],
      acties: acties(
        linkKnop({ tekst: 'Naar mandaten', href: MANDATEN, soort: 'primair' }),
        linkKnop({ tekst: 'Bekijk het mandaat', href: `${MANDATEN}/${m.id}` }),
      ),
    }),
  });

/** One mandate: what may be done, on what it rests, who signed under it; its end and a better description of its source. */
export const registerMandaat = (router: Router, s: BeheerSettings): void => {
  const pad = `${MANDATEN}/:mandaat`;
  router.get(pad, { ...alleenBeheer, logboek: false }, (c) => toonMandaat(c, s));

  router.get(`${pad}/klaar`, { ...alleenBeheer, logboek: false }, async (c) => {
    const { m, stand } = await getMandaat(c, s);
    return klaar(
      c,
      m,
      'Het mandaat staat in het register',
      `${aanWie(stand.regeling, m)}, ${toonPeriode(m.geldig)}.`,
      teltBijBesluit(stand.regeling, m)
        ? 'Wie dit mandaat heeft, mag in deze periode besluiten nemen.'
        : 'Het mandaat staat in het register, maar telt niet bij een besluit over Werkt mee: de regeling noemt deze functie niet.',
      toonPeriode(m.geldig),
    );
  });

  router.get(`${pad}/einde`, { ...alleenBeheer, logboek: false }, async (c) =>
    eindePagina(c, await getMandaat(c, s), { laatste: toonKort(c.vandaag), reden: '' }, []),
  );

  router.post(`${pad}/einde`, { ...alleenBeheer, logboek: 'mandaat-beeindigd' }, async (c) => {
    const gevonden = await getMandaat(c, s);
    const { m } = gevonden;
    const g = { laatste: c.form.tekst('laatste'), reden: c.form.tekst('reden') };
    const laatste = parseDatumNl(g.laatste);
    if (!laatste) return eindePagina(c, gevonden, g, [{ veld: 'laatste', tekst: GEEN_DAG }]);
    if (g.reden.length > 200)
      return eindePagina(c, gevonden, g, [{ veld: 'reden', tekst: 'Maak de tekst korter: hoogstens 200 letters.' }]);
    if (c.form.tekst('stap') !== 'verstuur') {
      const redenen = eindeRedenen(m, laatste, c.vandaag);
      return redenen.length > 0 ? eindePagina(c, gevonden, g, redenen) : eindeControle(c, gevonden, laatste, g);
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await endMandaat(
        db,
        actor,
        { mandaatId: m.id, laatste, gezien: c.form.tekst('gezien'), reden: g.reden },
        c.vandaag,
      );
      return r.ok ? { ok: true, naar: `${MANDATEN}/${m.id}/beeindigd` } : r;
    });
    return uit instanceof Response ? uit : eindePagina(c, gevonden, g, uit);
  });

  router.get(`${pad}/beeindigd`, { ...alleenBeheer, logboek: false }, async (c) => {
    const { m, stand } = await getMandaat(c, s);
    return klaar(
      c,
      m,
      'Het mandaat eindigt',
      `${aanWie(stand.regeling, m)}, ${toonPeriode(m.geldig)}.`,
      'Daarna mag er onder dit mandaat niets meer worden getekend. Wat al is getekend, blijft.',
      m.geldig.tot ? `na ${toonDatum(m.geldig.tot)}` : '',
    );
  });
};
