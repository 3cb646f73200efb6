import type { Regeling } from '../../beleid/index.ts';
import { type Datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { toonPeriode } from '../../kernel/periode.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { waaromTermijn } from '../../uitleg/index.ts';
import { acties, type Html, html, kaart, kop, leegBlok, linkKnop, stapel } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { findBrieven, findDocument, findPlekken, getMijzelf } from '../queries.ts';
import { urenInWoorden } from '../rules.ts';
import type { Brief, Plek } from '../types.ts';
import { alleenZelf, bel, belWie, contactVan, type MijnSettings, productNaam, regelingVan } from './settings.ts';
import { waaromBrief } from './waarom.ts';

/** AP11, AR16: what the letter says, in B1: what, where, how long, what it costs, and until when one may object. The letter itself is what counts. */
export const briefSamenvatting = (
  brief: Brief,
  plekken: readonly Plek[],
  regeling: Regeling | undefined,
  vandaag: Datum,
  s: MijnSettings,
): Html => {
  const plek = plekken.find((een) => een.besluitId === brief.besluitId);
  const { geenEigenBijdrage } = regeling?.teksten ?? {};
  return html`<p>Je krijgt <strong>${productNaam(regeling, brief.product)}</strong>${plek && html` bij ${plek.aanbieder}`}.</p>${
    plek &&
    html`<p>Dat is van ${toonPeriode(plek.periode)}${plek.minutenPerWeek !== null && html`, ${urenInWoorden(plek.minutenPerWeek)} per week`}.</p>`
  }${waaromBrief(s, brief)}${geenEigenBijdrage && html`<p>${geenEigenBijdrage.tekst}</p>`}${
    brief.bezwaarTot &&
    (isVoor(brief.bezwaarTot, vandaag)
      ? html`<p>Je kon bezwaar maken tot en met ${toonDatum(brief.bezwaarTot)}. Dat kan nu niet meer.</p>`
      : html`<p>Ben je het er niet mee eens? Je kunt bezwaar maken <strong>tot en met ${toonDatum(brief.bezwaarTot)}</strong>. In de brief staat hoe.</p>${
          brief.bekendgemaaktOp &&
          waaromTermijn(s.beleid.landelijk, 'bezwaar', brief.bekendgemaaktOp, 'kun je bezwaar maken tot en met die dag')
        }`)
  }${
    brief.documentId === undefined
      ? html`<p>De brief zelf staat hier niet. Bel ons, dan sturen we hem nog een keer.</p>`
      : acties(
          linkKnop({
            tekst: 'Open de brief (pdf)',
            href: `/mijn/brieven/${brief.documentId}`,
            icoon: 'file-text',
            extra: toonDatum(brief.genomenOp),
          }),
        )
  }`;
};

/** /mijn/brieven: my letters, and each as a file. */
export const registerBrieven = (router: Router, s: MijnSettings): void => {
  router.get('/mijn/brieven', { ...alleenZelf, logboek: false }, async (c) => {
    const [ik, alle, plekken] = await Promise.all([getMijzelf(c.db, c.vandaag), findBrieven(c.db), findPlekken(c.db, c.vandaag)]);
    const gemeente = s.beleid.gemeente(ik.gemeenteId);
    const regeling = regelingVan(s, ik.gemeenteId, c.vandaag);
    const brieven = alle.filter((brief) => brief.bekendgemaaktOp !== undefined);
    const { wie, telefoon } = belWie(contactVan(ik, regeling), gemeente);
    return c.page({
      titel: 'Mijn brieven',
      inhoud: html`${kop({ titel: 'Mijn brieven', onder: 'Hier staan de brieven van de gemeente over Werkt mee. Je kunt ze openen en bewaren.' })}${
        brieven.length === 0
          ? leegBlok({
              titel: 'Er is nog geen brief voor je.',
              inhoud: 'Als de gemeente een besluit neemt, krijg je een brief. Die zie je dan ook hier.',
            })
          : stapel(
              brieven.map((brief) =>
                kaart({
                  titel: `Besluit van ${toonDatum(brief.genomenOp)}`,
                  id: `besluit-${brief.besluitId}`,
                  inhoud: html`${brief.bekendgemaaktOp && html`<p>Verstuurd op ${toonDatum(brief.bekendgemaaktOp)}.</p>`}${briefSamenvatting(brief, plekken, regeling, c.vandaag, s)}`,
                }),
              ),
            )
      }<p>Begrijp je een brief niet? Bel ${wie}: ${bel(telefoon)}. We leggen hem graag uit. Kun je het niet alleen? Iemand van je familie of een vriend mag je helpen.</p>`,
    });
  });

  router.get('/mijn/brieven/:document', { ...alleenZelf, logboek: 'inzage' }, async (c) => {
    const documentId = c.nummer('document');
    const actor = await c.actor();
    const gevonden = await findDocument(c.db, documentId);
    if (!gevonden || actor.inwonerId === undefined) throw new NietGevonden();
    await schrijfInzage(c.db, {
      inwonerId: actor.inwonerId,
      soort: 'document',
      objectId: documentId,
      grond: 'eigen gegevens (AVG artikel 15)',
    });
    return c.file({ inhoud: gevonden.inhoud, type: 'application/pdf', naam: gevonden.bestandsnaam, tonen: true });
  });
};
