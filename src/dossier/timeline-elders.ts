// The story of an oriëntatie and of a hand-over, as events on the timeline of the dossier. Pure.
import { type Datum, toonDatum } from '../kernel/datum.ts';
import { GEVOLGEN, type Orientatie } from '../orientatie/index.ts';
import type { Overdracht } from '../overdracht/index.ts';
import type { Moment } from './types.ts';

const op = (dag: Datum | null | undefined, titel: string, tekst: string, link?: Moment['link']): Moment[] =>
  dag ? [{ datum: dag, titel, tekst: tekst || undefined, link, soort: 'geweest' }] : [];

/** Asked or referred, begun, the advice and what the resident thinks of it, and what came of it. */
export const vanOrientatie = (o: Orientatie): Moment[] => {
  const link = { href: `/dossier/${o.inwonerId}/orientatie#orientatie-${o.id}`, tekst: 'Naar de oriëntatie' };
  const bij = o.centrum ? `${o.centrum}.` : '';
  return [
    ...(o.gevraagdDoor === 'inwoner' || !o.verwezenOp ? op(o.gevraagdOp, 'Oriëntatie gevraagd', `“${o.vraag}”`) : []),
    ...op(o.afgewezenOp, 'Niet verwezen naar een oriëntatie', o.afgewezenReden),
    ...op(o.verwezenOp, 'Verwezen naar een oriëntatie', bij, o.gestartOp ? undefined : link),
    ...op(o.gestartOp, 'Begonnen: oriëntatie', bij, o.adviezen.length === 0 && !o.gestoptOp ? link : undefined),
    ...o.adviezen
      .toReversed()
      .flatMap((advies) => [
        ...op(advies.gegevenOp, `Advies van de oriëntatie${advies.categorie ? `: ${advies.categorie}` : ''}`, advies.kort, link),
        ...op(
          advies.besprokenOp,
          `Advies besproken: de inwoner is het ${advies.akkoord ? '' : 'niet '}eens`,
          advies.akkoord ? '' : advies.akkoordReden,
        ),
      ]),
    ...op(o.gestoptOp, 'Oriëntatie gestopt', o.gestoptReden),
    ...(o.gevolg
      ? op(
          o.gevolgOp,
          'Klaar: oriëntatie',
          `${o.gevolg === 'geen' ? 'Er volgt nu niets' : GEVOLGEN[o.gevolg]}.${o.gevolgVerteld ? ` ${o.gevolgVerteld}` : ''}`,
        )
      : []),
  ];
};

/** Proposed, sent, what the other party said, and how it ended. */
export const vanOverdracht = (inwonerId: number, d: Overdracht): Moment[] => {
  const link = { href: `/dossier/${inwonerId}/overdracht`, tekst: 'Naar de overdracht' };
  return [
    ...op(d.gevraagdOp, `Overdracht voorgesteld: ${d.partijNaam}`, d.waarom, d.toestemmingOp ? undefined : link),
    ...(d.toestemming === false ? op(d.toestemmingOp, 'De inwoner wil de overdracht niet', d.toestemmingReden) : []),
    ...op(
      d.verstuurdOp,
      `Overdracht doorgegeven: ${d.partijNaam}`,
      d.antwoordTot && !d.uitkomst ? `Antwoord uiterlijk ${toonDatum(d.antwoordTot)}.` : '',
      d.uitkomst ? undefined : link,
    ),
    ...op(d.ingetrokkenOp, 'De inwoner trok de toestemming voor de overdracht in', ''),
    ...op(d.uitkomstOp, `Overdracht ${d.uitkomst ?? ''}: ${d.partijNaam}`, d.uitkomstTekst, d.vervolgOp ? undefined : link),
    ...op(d.gestoptOp, 'Overdracht gestopt', d.gestoptReden),
    ...op(d.vervolgOp, 'Overdracht afgerond', d.vervolg),
  ];
};
