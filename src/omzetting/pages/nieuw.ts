// What changes, from which day, for whom: read, checked, and handed to the worker.
import type { BeleidInHuis } from '../../beleid/index.ts';
import { type Datum, datum, isoDatum, isVoor, parseDatumNl, plusDagen, toonDatum } from '../../kernel/datum.ts';
import { gelukt, geweigerd, type Reden, type Resultaat } from '../../kernel/resultaat.ts';
import { unprintableIn } from '../../platform/pdf/index.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  getalveld,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  metOnder,
  naastElkaar,
  stapel,
  tabel,
  tekstvak,
  tekstveld,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { createOmzetting, type NieuweOmzetting } from '../actions/create-omzetting.ts';
import { listAanbieders } from '../queries/index.ts';
import { versieNaam } from '../rules.ts';
import { OMZETTING_SOORTEN, OmzettingSoort, SOORT_TEKST } from '../types.ts';
import { BEGINNERS } from './lijst.ts';

interface Settings {
  beleid: BeleidInHuis;
}
type Waarden = Readonly<Record<string, string>>;

const soortenVoor = (rol: string): OmzettingSoort[] =>
  OMZETTING_SOORTEN.filter((soort) =>
    rol === 'contractmanager' ? soort === 'tarief' || soort === 'aanbieder-stopt' : soort !== 'tarief',
  );

const KRUIMEL = { tekst: 'Wijzigingen voor velen', href: '/omzettingen' };

export const registerNieuw = (router: Router, s: Settings): void => {
  const wie = { rollen: [...BEGINNERS], van: 'gemeente' } as const;
  router.get('/omzettingen/nieuw', { ...wie, logboek: false }, async (c) => {
    const soort = OmzettingSoort.safeParse(c.zoek.get('soort') ?? '');
    const { rol } = await c.actor();
    if (soort.success && soortenVoor(rol).includes(soort.data)) return formulier(c, s, soort.data, standaard(c.vandaag), []);
    return c.page({
      titel: 'Nieuwe wijziging',
      kruimels: [KRUIMEL, { tekst: 'Nieuwe wijziging' }],
      inhoud: stapel(
        kop({
          titel: 'Wat verandert er?',
          onder: 'Eerst komt er een lijst met voorstellen. Er verandert nog niets tot die zijn nagegaan en uitgevoerd.',
        }),
        kaart({
          inhoud: tabel({
            caption: 'Soorten wijzigingen',
            kolommen: [{ kop: 'Wijziging' }],
            rijen: soortenVoor(rol).map((een) => [
              metOnder(link(`/omzettingen/nieuw?soort=${een}`, SOORT_TEKST[een].naam), SOORT_TEKST[een].uitleg),
            ]),
          }),
        }),
      ),
    });
  });
  router.post('/omzettingen/nieuw', { ...wie, logboek: 'omzetting-begonnen' }, async (c) => {
    const soort = OmzettingSoort.safeParse(c.form.tekst('soort'));
    const { rol, gemeenteId = 0 } = await c.actor();
    if (!soort.success || !soortenVoor(rol).includes(soort.data)) return c.redirect('/omzettingen/nieuw');
    const aanbieders = await listAanbieders(c.db);
    const gelezen = lees(soort.data, c.form.waarden, {
      beleid: s.beleid,
      gemeenteId,
      aanbieders: aanbieders.map(({ id }) => id),
      vandaag: c.vandaag,
    });
    if (!gelezen.ok) return formulier(c, s, soort.data, c.form.waarden, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await createOmzetting(db, { actor, beleid: s.beleid, vandaag: c.vandaag, nieuw: gelezen.waarde });
      return r.ok ? { ok: true, naar: `/omzettingen/${r.waarde}` } : r;
    });
    return uit instanceof Response ? uit : formulier(c, s, soort.data, c.form.waarden, uit);
  });
};

const typ = (d: Datum): string => isoDatum(d).split('-').reverse().join('-');
/** Two weeks to look at the proposals (keuze). */
const standaard = (vandaag: Datum): Waarden => ({ nagaanTot: typ(plusDagen(vandaag, 14)) });

/** Reads the form: all that is wrong at once, each at its field. */
export function lees(
  soort: OmzettingSoort,
  w: Waarden,
  o: { beleid: BeleidInHuis; gemeenteId: number; aanbieders: readonly number[]; vandaag: Datum },
): Resultaat<NieuweOmzetting> {
  const fouten: Reden[] = [];
  const fout = (veld: string, tekst: string): undefined => void fouten.push({ veld, tekst });
  const dag = (veld: string, verplicht: boolean): Datum | undefined => {
    const getypt = (w[veld] ?? '').trim();
    if (getypt === '') return verplicht ? fout(veld, 'Vul een datum in, bijvoorbeeld 31-12-2026.') : undefined;
    return parseDatumNl(getypt) ?? fout(veld, 'Dit is geen datum. Schrijf dag, maand en jaar, bijvoorbeeld 31-12-2026.');
  };
  const reden = (w.reden ?? '').trim();
  if (reden === '') fout('reden', 'Schrijf op waarom. De inwoner leest dit in de brief.');
  else if (reden.length > 500) fout('reden', 'Schrijf dit korter: hoogstens 500 tekens.');
  else if (unprintableIn(reden).length > 0)
    fout('reden', `Deze tekens kunnen niet worden gedrukt: ${unprintableIn(reden).slice(0, 5).join(' ')}. Haal ze weg.`);
  const nummer = (veld: string, mag: readonly number[], leeg: string | undefined): number | undefined => {
    const getypt = w[veld] ?? '';
    if (getypt === '') return leeg === undefined ? undefined : fout(veld, leeg);
    return mag.find((id) => String(id) === getypt) ?? fout(veld, 'Kies iets uit de lijst.');
  };
  const aanbiederId = nummer('aanbieder', o.aanbieders, soort === 'aanbieder-stopt' ? 'Kies welke aanbieder stopt.' : undefined);
  const regelingId =
    soort === 'nieuwe-versie'
      ? nummer(
          'regeling',
          o.beleid.regelingen(o.gemeenteId).map(({ id }) => id),
          'Kies naar welke versie.',
        )
      : undefined;
  const product = w.product ?? '';
  if (product !== '' && !productenVan(o.beleid, o.gemeenteId).has(product)) fout('product', 'Kies iets uit de lijst.');
  const oud = (w.oudeAow ?? '').trim();
  const maanden = oud === '' ? undefined : aowMaanden(oud);
  if (soort === 'wet' && oud !== '' && maanden === undefined)
    fout('oudeAow', 'Schrijf jaren en maanden, bijvoorbeeld 67 en 3, of laat dit leeg.');
  const procent = (w.procent ?? '').trim();
  const honderdsten = soort === 'tarief' ? procentHonderdsten(procent) : undefined;
  if (soort === 'tarief' && honderdsten === undefined)
    fout('procent', 'Vul een percentage in van -50 tot 50, niet 0, bijvoorbeeld 3,25.');
  const bron = (w.bron ?? '').trim();
  if (soort === 'tarief' && bron === '') fout('bron', 'Schrijf waar dit is afgesproken, bijvoorbeeld Addendum 2027-1.');
  if (bron.length > 100) fout('bron', 'Houd dit onder de 100 tekens.');
  const daad = w.daad === 'einde' || w.daad === 'bespreken' ? w.daad : undefined;
  if (soort === 'anders' && !daad) fout('daad', 'Kies wat er met iedereen moet gebeuren.');
  const begin = dag('dag', true);
  const nagaanTot = soort === 'tarief' ? o.vandaag : dag('nagaanTot', true);
  const [van, tot] = [dag('van', false), dag('tot', false)];
  const naar = regelingId === undefined ? undefined : o.beleid.regelingMetId(regelingId);
  if (naar && begin && isVoor(begin, datum(naar.geldigVan)))
    fout('dag', `${versieNaam(naar)} geldt nog niet op ${toonDatum(begin)}. Kies ${toonDatum(datum(naar.geldigVan))} of later.`);
  if (fouten.length > 0 || !begin || !nagaanTot) return geweigerd(...fouten);
  return gelukt({
    soort,
    reden,
    dag: begin,
    nagaanTot,
    aanbiederId,
    product: product === '' ? undefined : product,
    regelingId,
    van,
    tot,
    oudeAowMaanden: soort === 'wet' ? maanden : undefined,
    honderdsten,
    bron,
    daad: soort === 'anders' ? daad : undefined,
  });
}

/** "67 en 3", "67 jaar en 3 maanden", "67": in months, from 65 to 75 years. */
export const aowMaanden = (tekst: string): number | undefined => {
  const delen = /^(\d{2})(?:\s*jaar)?(?:\s*(?:en|,)?\s*(\d{1,2})(?:\s*maand(?:en)?)?)?$/.exec(tekst);
  const maanden = delen ? Number(delen[1]) * 12 + Number(delen[2] ?? 0) : 0;
  return delen && Number(delen[2] ?? 0) < 12 && maanden >= 780 && maanden <= 900 ? maanden : undefined;
};

/** "3,25" as 325; undefined when it is no percentage from -50 to 50, or nothing. */
export const procentHonderdsten = (tekst: string): number | undefined => {
  const delen = /^(-?)(\d{1,2})(?:[,.](\d{1,2}))?\s*%?$/.exec(tekst);
  if (!delen) return undefined;
  const getal = (Number(delen[2]) * 100 + Number((delen[3] ?? '').padEnd(2, '0'))) * (delen[1] === '-' ? -1 : 1);
  return getal === 0 || Math.abs(getal) > 5000 ? undefined : getal;
};

const productenVan = (beleid: BeleidInHuis, gemeenteId: number): Map<string, string> =>
  new Map(beleid.regelingen(gemeenteId).flatMap(({ regeling }) => regeling.producten.map((p) => [p.product, p.naam] as const)));

async function formulier(
  c: PageContext,
  s: Settings,
  soort: OmzettingSoort,
  getypt: Waarden,
  fouten: readonly Reden[],
): Promise<Response> {
  const [aanbieders, { gemeenteId = 0 }] = await Promise.all([listAanbieders(c.db), c.actor()]);
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  const stopt = soort === 'aanbieder-stopt';
  const aanbieder = keuzelijst({
    ...veld('aanbieder'),
    label: stopt ? 'Welke aanbieder stopt?' : 'Aanbieder',
    verplicht: stopt,
    leeg: stopt ? 'Kies een aanbieder' : 'Alle aanbieders',
    opties: aanbieders.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
  });
  const dag = datumveld({
    ...veld('dag'),
    label: stopt ? 'Wat is de laatste dag?' : soort === 'anders' ? 'Om welke dag gaat het?' : 'Vanaf welke dag?',
    hint: soort === 'anders' ? 'Bij eindigen: de laatste dag. Bijvoorbeeld 31-12-2026' : 'Bijvoorbeeld 31-12-2026',
  });
  const eigen: Record<OmzettingSoort, Html> = {
    'aanbieder-stopt': html`${aanbieder}${dag}`,
    'nieuwe-versie': html`${keuzelijst({
      ...veld('regeling'),
      label: 'Naar welke versie?',
      leeg: 'Kies een versie',
      opties: s.beleid.regelingen(gemeenteId).map((v) => ({ waarde: String(v.id), tekst: versieNaam(v) })),
    })}${dag}`,
    tarief: html`${getalveld({ ...veld('procent'), label: 'Hoeveel procent erbij?', eenheid: '%', hint: 'Eraf is met een min ervoor. Bijvoorbeeld 3,25' })}${dag}${tekstveld({ ...veld('bron'), label: 'Waar is dit afgesproken?', hint: 'Staat bij elke regel die ermee wordt betaald. Bijvoorbeeld Addendum 2027-1', maximum: 100 })}`,
    wet: html`${dag}${tekstveld({ ...veld('oudeAow'), label: 'Welke AOW-leeftijd gold eerst?', hint: 'Jaren en maanden, bijvoorbeeld 67 en 3. Dan zie je wie een andere AOW-dag krijgt: wie nu te laat eindigt, en wie te vroeg. Laat je dit leeg, dan zie je iedereen die na de AOW-leeftijd doorloopt.', breedte: 10, verplicht: false })}`,
    anders: html`${keuzerondjes({
      ...veld('daad'),
      label: 'Wat moet er met iedereen gebeuren?',
      keuzes: [
        { waarde: 'bespreken', tekst: 'De consulent bespreekt het met elke inwoner' },
        { waarde: 'einde', tekst: 'De toewijzing eindigt op een dag' },
      ],
    })}${dag}`,
  };
  return c.page({
    titel: SOORT_TEKST[soort].naam,
    kruimels: [KRUIMEL, { tekst: 'Nieuwe wijziging', href: '/omzettingen/nieuw' }, { tekst: SOORT_TEKST[soort].naam }],
    fout: fouten.length > 0,
    smal: true,
    inhoud: html`${terug('/omzettingen/nieuw')}${foutSamenvatting(fouten)}${kop({ titel: SOORT_TEKST[soort].naam, onder: SOORT_TEKST[soort].uitleg })}${form(
      {
        actie: '/omzettingen/nieuw',
        sleutel: c.sleutel(),
        verborgen: { soort },
        inhoud: html`${eigen[soort]}${tekstvak({
          ...veld('reden'),
          label: 'Waarom?',
          hint:
            soort === 'tarief'
              ? 'In één of twee zinnen.'
              : 'In één of twee gewone zinnen: de inwoner leest dit in de brief. Noem geen andere inwoners.',
          regels: 3,
          maximum: 500,
        })}${kaart({
          titel: 'Voor wie?',
          inhoud: html`<p>Laat leeg wat niet uitmaakt.</p>${stopt ? '' : aanbieder}${keuzelijst({
            ...veld('product'),
            label: 'Product',
            verplicht: false,
            leeg: 'Alle producten',
            opties: [...productenVan(s.beleid, gemeenteId)].map(([waarde, tekst]) => ({ waarde, tekst })),
          })}${
            soort === 'tarief'
              ? ''
              : naastElkaar(
                  datumveld({ ...veld('van'), label: 'Loopt op of na', verplicht: false, hint: '' }),
                  datumveld({ ...veld('tot'), label: 'Begonnen op of voor', verplicht: false, hint: '' }),
                )
          }`,
        })}${
          soort === 'tarief'
            ? ''
            : datumveld({
                ...veld('nagaanTot'),
                label: 'Wanneer moet het zijn nagegaan?',
                hint: `De consulenten zien het tot dan in hun werkvoorraad. Twee weken, tot ${toonDatum(plusDagen(c.vandaag, 14))}, is een keuze.`,
              })
        }${acties(knop({ tekst: 'Stel de voorstellen op' }), linkKnop({ tekst: 'Annuleer', href: '/omzettingen', soort: 'stil' }))}`,
      },
    )}`,
  });
}
