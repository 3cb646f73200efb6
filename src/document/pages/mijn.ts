// The documents of the resident on his own pages: what he sent, what the municipality shares with him, and sending one from a telephone.
import { toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  bestandveld,
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
  link,
  linkKnop,
  stapel,
  tekstveld,
  terug,
  wieLeest,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { addDossierstuk } from '../actions/add-dossierstuk.ts';
import { receiveBestand } from '../actions/receive-bestand.ts';
import { zelf } from '../permissions.ts';
import { findInhoud, findUploadRegels, listStukken } from '../queries.ts';
import { accept, toonGrootte } from '../rules.ts';
import { EigenStukForm, SOORT_NAMEN, SOORTEN, type UploadRegels } from '../types.ts';
import { bestandHint, type DocumentSettings, MAX_BODY, opnieuwKiezen, soortKort } from './onderdelen.ts';

const LIJST = '/mijn/documenten';
const EIGEN = 'eigen gegevens (AVG artikel 15)';

const ikzelf = async (c: PageContext): Promise<number> => {
  const { inwonerId } = await c.actor();
  if (inwonerId === undefined) throw new NietGevonden();
  return inwonerId;
};

const nieuwPagina = (
  c: PageContext,
  regels: UploadRegels,
  getypt: Readonly<Record<string, string>>,
  redenen: readonly Reden[] = [],
): Promise<Response> => {
  const fouten = opnieuwKiezen(redenen);
  const titel = 'Document sturen';
  const foto = regels.soorten.includes('jpg');
  return c.page({
    titel,
    inwoner: true,
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${terug(LIJST)}${foutSamenvatting(fouten)}${kop({ titel, onder: 'Bijvoorbeeld een diploma, een brief of een plan.' })}${wieLeest(
      {
        icoon: 'eye',
        titel: 'Wie leest dit?',
        wie: ['Jij', 'Je contactpersoon bij de gemeente en wie hem of haar vervangt'],
        niet: 'Je aanbieder leest het niet. Stuur geen foto van je paspoort, identiteitskaart of rijbewijs.',
      },
    )}${form({
      actie: `${LIJST}/nieuw`,
      sleutel: c.sleutel(),
      bestanden: true,
      inhoud: html`${
        foto &&
        bestandveld({
          naam: 'foto',
          label: 'Maak een foto',
          hint: 'Op je telefoon gaat de camera open.',
          soorten: 'image/jpeg,image/png',
          camera: true,
          verplicht: false,
        })
      }${bestandveld({
        naam: 'bestand',
        label: foto ? 'Of kies een bestand dat je al hebt' : 'Kies een bestand',
        hint: bestandHint(regels),
        soorten: accept(regels),
        fout: foutVan(fouten, 'bestand'),
      })}${keuzerondjes({
        naam: 'soort',
        label: 'Wat is het?',
        waarde: getypt.soort,
        fout: foutVan(fouten, 'soort'),
        keuzes: SOORTEN.map((soort) => ({ waarde: soort, tekst: SOORT_NAMEN[soort] })),
      })}${tekstveld({ naam: 'titel', label: 'Hoe wil je het noemen?', verplicht: false, maximum: 120, waarde: getypt.titel, fout: foutVan(fouten, 'titel') })}${acties(
        knop({ tekst: 'Stuur', icoon: 'send' }),
        linkKnop({ tekst: 'Terug', href: LIJST, soort: 'stil' }),
      )}`,
    })}`,
  });
};

export const registerMijnDocumenten = (router: Router, s: DocumentSettings): void => {
  router.get(LIJST, zelf, async (c) => {
    const inwonerId = await ikzelf(c);
    const stukken = await listStukken(c.db, { inwonerId });
    return c.page({
      titel: 'Mijn documenten',
      inwoner: true,
      inhoud: html`${kop({
        titel: 'Mijn documenten',
        onder: 'Wat jij hebt gestuurd, en wat de gemeente en je aanbieder met je delen.',
        acties: linkKnop({ tekst: 'Stuur een document', href: `${LIJST}/nieuw`, soort: 'primair', icoon: 'upload' }),
      })}${stapel(
        stukken.length === 0
          ? leegBlok({
              titel: 'Er zijn nog geen documenten.',
              inhoud: 'Heb je een diploma of een brief die helpt? Stuur hem hier.',
            })
          : stukken.map((stuk) =>
              kaart({
                titel: stuk.titel,
                id: `stuk-${stuk.id}`,
                inhoud: html`${lijst([
                  { kop: 'Wat het is', waarde: SOORT_NAMEN[stuk.soort] },
                  {
                    kop: 'Gekomen',
                    waarde: `${toonDatum(dagTotVandaag(stuk.toegevoegdOp, c.vandaag))}, ${stuk.herkomst === 'inwoner' ? 'van jou' : stuk.herkomst === 'aanbieder' ? `van ${stuk.aanbieder ?? 'je aanbieder'}` : `van ${stuk.door}`}`,
                  },
                  {
                    kop: 'Wie het leest',
                    waarde: stuk.aanbieder === null ? 'Jij en de gemeente' : `Jij, de gemeente en ${stuk.aanbieder}`,
                  },
                ])}${acties(
                  linkKnop({
                    tekst: stuk.tonen
                      ? `Open (${soortKort(stuk)}, ${toonGrootte(stuk.bytes)})`
                      : `Download (${soortKort(stuk)}, ${toonGrootte(stuk.bytes)})`,
                    href: `${LIJST}/${stuk.id}/bestand`,
                    icoon: stuk.tonen ? 'file-text' : 'download',
                    extra: stuk.titel,
                  }),
                )}`,
              }),
            ),
      )}<p>Brieven van de gemeente staan bij ${link('/mijn/brieven', 'Mijn brieven')}. Staat hier iets dat niet klopt of weg moet? Bel je contactpersoon.</p>`,
    });
  });

  router.get(`${LIJST}/nieuw`, zelf, async (c) => nieuwPagina(c, await findUploadRegels(c.db), {}));

  router.post(`${LIJST}/nieuw`, { ...zelf, logboek: 'document-toegevoegd', maxBody: MAX_BODY }, async (c) => {
    const [inwonerId, regels] = await Promise.all([ikzelf(c), findUploadRegels(c.db)]);
    const { waarden } = c.form;
    const gelezen = parseForm(EigenStukForm, waarden);
    const bestand = await receiveBestand(c.form.bestanden, regels, s.scanner);
    const redenen = [...(bestand.ok ? [] : bestand.redenen), ...(gelezen.ok ? [] : gelezen.redenen)];
    if (!gelezen.ok || !bestand.ok) return nieuwPagina(c, regels, waarden, redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await addDossierstuk(db, {
        actor,
        landelijk: s.beleid.landelijk,
        vandaag: c.vandaag,
        inwonerId,
        ...gelezen.waarde,
        lezers: { metInwoner: true, aanbiederId: null },
        bestand: bestand.waarde,
      });
      return r.ok ? { ok: true, naar: `${LIJST}#stuk-${r.waarde.id}` } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, regels, waarden, uit);
  });

  router.get(`${LIJST}/:stuk/bestand`, { ...zelf, logboek: 'inzage' }, async (c) => {
    const id = c.nummer('stuk');
    const inwonerId = await ikzelf(c);
    const [gevonden] = await Promise.all([
      findInhoud(c.db, inwonerId, id),
      schrijfInzage(c.db, { inwonerId, soort: 'dossierstuk', objectId: id, grond: EIGEN }),
    ]);
    if (!gevonden?.inhoud) throw new NietGevonden();
    return c.file({ inhoud: gevonden.inhoud, type: gevonden.type, naam: gevonden.bestandsnaam, tonen: gevonden.tonen });
  });
};
