import { type BeleidInHuis, findProduct } from '../beleid/index.ts';
import { toonDatum, toonKort } from '../kernel/datum.ts';
import { toonPeriode } from '../kernel/periode.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import {
  acties,
  type BadgeSoort,
  badge,
  bevestiging,
  controleer,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  lijst,
  linkKnop,
  melding,
  tekstvak,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { type Gelezen, isLopend, readVoortgang, reportVoortgang } from './actions/report-voortgang.ts';
import { lezen, schrijven, vragen } from './permissions.ts';
import { findToewijzing, findVoortgang, markGelezen } from './queries.ts';
import { HOE_GAAT_HET, HOE_UITLEG, HOE_WAARDEN, type HoeGaatHet, type ToewijzingKop, VOLGENDE_TREDE } from './types.ts';

const HOE_BADGE: Record<HoeGaatHet, BadgeSoort> = { goed: 'goed', wisselend: 'aandacht', moeilijk: 'telaat' };

const HOE_KEUZES = HOE_WAARDEN.map((waarde) => ({ waarde, tekst: HOE_GAAT_HET[waarde], uitleg: HOE_UITLEG[waarde] }));

/** Reports of an aanbieder, and their reading by the consulent. */
export const registerVoortgang = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const { beleid } = s;
  const toewijzingVan = async (c: PageContext): Promise<ToewijzingKop> => {
    const t = await findToewijzing(c.db, c.nummer('toewijzing'), beleid);
    if (!t) throw new NietGevonden();
    return t;
  };

  router.get('/toewijzingen/:toewijzing/voortgang/nieuw', vragen, async (c) => formPagina(c, await toewijzingVan(c), beleid, {}));

  router.post('/toewijzingen/:toewijzing/voortgang/nieuw', schrijven, async (c) => {
    const { waarden } = c.form;
    const stap = c.form.tekst('_stap');
    if (stap === 'insturen') {
      const toewijzingId = c.nummer('toewijzing');
      const uit = await c.submit(async (db, actor) => {
        const r = await reportVoortgang(db, { actor, beleid, vandaag: c.vandaag, toewijzingId, waarden });
        return r.ok ? { ok: true, naar: `/toewijzingen/${toewijzingId}/voortgang/${r.waarde.id}/verstuurd` } : r;
      });
      if (uit instanceof Response) return uit;
      return formPagina(c, await toewijzingVan(c), beleid, waarden, uit);
    }
    const t = await toewijzingVan(c);
    if (stap === 'wijzigen') return formPagina(c, t, beleid, waarden);
    const gelezen = readVoortgang(t, waarden, c.vandaag);
    return gelezen.ok ? controlePagina(c, t, gelezen.waarde) : formPagina(c, t, beleid, waarden, gelezen.redenen);
  });

  router.get('/toewijzingen/:toewijzing/voortgang/:voortgang/verstuurd', vragen, async (c) => {
    const [toewijzingId, voortgangId] = [c.nummer('toewijzing'), c.nummer('voortgang')];
    const [t, v] = await Promise.all([findToewijzing(c.db, toewijzingId, beleid), findVoortgang(c.db, voortgangId)]);
    if (!t || v?.toewijzingId !== t.id) throw new NietGevonden();
    return c.page({
      titel: 'Voortgang verstuurd',
      kruimels: kruimels(t, 'Voortgang verstuurd'),
      inhoud: html`${bevestiging({
        titel: `De voortgang van ${t.naam} is verstuurd`,
        onder: `Gesprek van ${toonDatum(v.datum)}: ${HOE_GAAT_HET[v.hoeGaatHet].toLowerCase()}`,
        hierna: [
          { wat: 'De gemeente leest wat je schreef.', wie: t.consulent, wanneer: 'vanaf nu in de werkvoorraad' },
          v.volgendeTrede === 'ja'
            ? {
                wat: 'Je denkt dat een volgende trede mogelijk is. De consulent bespreekt dat met de inwoner.',
                wie: t.consulent,
                wanneer: 'na het lezen',
              }
            : { wat: 'Is er iets nodig, dan belt de consulent je.', wie: t.consulent, wanneer: 'na het lezen' },
        ],
        acties: html`${linkKnop({ tekst: `Terug naar ${t.naam}`, href: `/toewijzingen/${t.id}`, soort: 'primair' })}${linkKnop({ tekst: 'Naar de uren', href: '/uren' })}`,
      })}`,
    });
  });

  router.get('/dossier/:inwoner/voortgang/:voortgang', lezen, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const id = c.nummer('voortgang');
    const [v, actor] = await Promise.all([
      findVoortgang(c.db, id),
      c.actor(),
      schrijfInzage(c.db, { inwonerId, soort: 'voortgang', objectId: id }),
    ]);
    if (v?.inwonerId !== inwonerId) throw new NietGevonden();
    const eerste = v.gelezenOp === null && actor.rol === 'consulent';
    if (eerste) await markGelezen(c.db, id);
    const { regeling } = beleid.regelingMetId(v.regelingId);
    return c.page({
      titel: `Voortgang van ${v.naam}`,
      kruimels: [{ tekst: v.naam, href: `/dossier/${inwonerId}` }, { tekst: `Voortgang ${toonKort(v.datum)}` }],
      inhoud: html`${kop({
        titel: `Voortgang van ${v.naam}`,
        onder: html`${toonDatum(v.datum)}, ${v.aanbieder} ${badge(HOE_BADGE[v.hoeGaatHet], HOE_GAAT_HET[v.hoeGaatHet])}`,
      })}${kaart({
        inhoud: lijst([
          { kop: 'Product', waarde: findProduct(regeling, v.product)?.naam ?? v.product },
          { kop: 'Hoe gaat het?', waarde: HOE_GAAT_HET[v.hoeGaatHet] },
          { kop: 'Wat gaat goed, wat is lastig?', waarde: alineas(v.tekst) },
          {
            kop: 'Is een volgende trede mogelijk?',
            waarde: v.volgendeTrede !== null && VOLGENDE_TREDE[v.volgendeTrede],
          },
          { kop: 'Idee voor de volgende stap', waarde: alineas(v.volgendeStap) },
          { kop: 'Geschreven door', waarde: v.door },
          { kop: 'Gelezen', waarde: eerste ? 'Nu voor het eerst' : v.gelezenOp === null ? 'Nog niet door de consulent' : 'Ja' },
        ]),
      })}${
        v.volgendeTrede === 'ja' &&
        melding({
          soort: 'info',
          titel: 'De aanbieder ziet een volgende stap',
          inhoud: `${regeling.volgendeStap?.waarde ?? 'Kijk of een volgende trede mogelijk is.'} Bespreek het met ${v.naam} en bepaal zo nodig de trede opnieuw.`,
        })
      }${acties(
        linkKnop({ tekst: 'Terug naar het dossier', href: `/dossier/${inwonerId}`, soort: 'primair' }),
        v.volgendeTrede === 'ja' &&
          actor.rol === 'consulent' &&
          linkKnop({ tekst: 'Naar de ladder', href: `/dossier/${inwonerId}/ladder`, icoon: 'stairs' }),
      )}`,
    });
  });
};

const kruimels = (t: ToewijzingKop, tekst: string) => [
  { tekst: 'Inwoners', href: '/toewijzingen' },
  { tekst: t.naam, href: `/toewijzingen/${t.id}` },
  { tekst },
];

const alineas = (tekst: string) => tekst !== '' && html`${tekst.split(/\n+/).map((alinea) => html`<p>${alinea}</p>`)}`;

const formPagina = async (
  c: PageContext,
  t: ToewijzingKop,
  beleid: BeleidInHuis,
  getypt: Readonly<Record<string, string>>,
  fouten: Reden[] = [],
): Promise<Response> => {
  const titel = `Hoe gaat het met ${t.naam}?`;
  const { regeling } = beleid.regelingMetId(t.regelingId);
  const veld = (naam: string) => ({ naam, waarde: getypt[naam], fout: foutVan(fouten, naam) });
  return c.page({
    titel,
    fout: fouten.length > 0,
    smal: true,
    kruimels: kruimels(t, 'Voortgang melden'),
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel, onder: `${t.productNaam}, ${toonPeriode(t.looptijd)}` })}${
      isLopend(t)
        ? form({
            actie: `/toewijzingen/${t.id}/voortgang/nieuw`,
            sleutel: c.sleutel(),
            inhoud: html`${datumveld({ ...veld('datum'), label: 'Wanneer spraken jullie elkaar?', waarde: getypt.datum ?? toonKort(c.vandaag) })}${keuzerondjes(
              {
                ...veld('hoe_gaat_het'),
                label: 'Hoe gaat het?',
                keuzes: HOE_KEUZES,
              },
            )}${tekstvak({
              ...veld('tekst'),
              label: 'Wat gaat goed, wat is lastig?',
              hint: `Schrijf over de afgesproken doelen. ${t.naam} mag dit lezen. Schrijf geen medische gegevens op.`,
              regels: 6,
              maximum: 4000,
            })}${keuzerondjes({
              ...veld('volgende_trede'),
              label: 'Is een volgende trede mogelijk?',
              hint: regeling.volgendeStap?.waarde,
              keuzes: Object.entries(VOLGENDE_TREDE).map(([waarde, tekst]) => ({ waarde, tekst })),
            })}${tekstvak({
              ...veld('volgende_stap'),
              label: 'Wat kan de volgende stap zijn?',
              hint: 'Nodig als je hierboven ja kiest.',
              verplicht: false,
              regels: 3,
              maximum: 2000,
            })}${acties(knop({ tekst: 'Verder', naam: '_stap', waarde: 'controleren' }), linkKnop({ tekst: 'Annuleren', href: `/toewijzingen/${t.id}` }))}`,
          })
        : leegBlok({
            titel: 'Er is nog niets te melden',
            inhoud: 'Voortgang meld je zodra de inwoner is gestart.',
            acties: linkKnop({ tekst: 'Naar de toewijzing', href: `/toewijzingen/${t.id}` }),
          })
    }`,
  });
};

const controlePagina = (c: PageContext, t: ToewijzingKop, v: Gelezen): Promise<Response> =>
  c.page({
    titel: 'Controleer de voortgang',
    smal: true,
    kruimels: kruimels(t, 'Voortgang melden'),
    inhoud: html`${kop({ titel: 'Klopt alles?', onder: `Daarna sturen we het naar ${t.consulent}.` })}${controleer([
      { vraag: 'Inwoner', antwoord: t.naam },
      { vraag: 'Datum', antwoord: toonDatum(v.dag) },
      { vraag: 'Hoe gaat het?', antwoord: HOE_GAAT_HET[v.hoe_gaat_het] },
      { vraag: 'Wat gaat goed, wat is lastig?', antwoord: alineas(v.tekst) },
      { vraag: 'Is een volgende trede mogelijk?', antwoord: VOLGENDE_TREDE[v.volgende_trede] },
      { vraag: 'Wat kan de volgende stap zijn?', antwoord: alineas(v.volgende_stap) },
    ])}${form({
      actie: `/toewijzingen/${t.id}/voortgang/nieuw`,
      sleutel: c.sleutel(),
      verborgen: c.form.waarden,
      inhoud: acties(
        knop({ tekst: 'Versturen', icoon: 'send', naam: '_stap', waarde: 'insturen' }),
        knop({ tekst: 'Wijzigen', soort: 'tweede', naam: '_stap', waarde: 'wijzigen' }),
      ),
    })}`,
  });
