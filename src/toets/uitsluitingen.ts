import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling, Uitsluiting } from '../beleid/regeling.ts';
import { deel, jaNee, onthoud, type Vraag } from './deel.ts';
import { aowDag } from './doelgroep.ts';
import type { ToetsFeiten } from './types.ts';

/** AR2, AR24: what makes that no maatwerk product of the regeling fits, whatever else is true. One question for each. */
export function uitsluitingVragen(regeling: Regeling, landelijk: Landelijk): Vraag[] {
  return regeling.uitsluitingen.map((uitsluiting) => uitsluitingVraag(uitsluiting, regeling, landelijk));
}

function uitsluitingVraag(uitsluiting: Uitsluiting, regeling: Regeling, landelijk: Landelijk): Vraag {
  const { bron } = uitsluiting;
  const naar = regeling.wegwijzers.find((wegwijzer) => wegwijzer.naar === uitsluiting.verwijst)?.naam;
  const nee = `${uitsluiting.tekst} Dan past ${regeling.naam} niet.${naar === undefined ? '' : ` Kijk naar: ${naar}.`}`;
  switch (uitsluiting.soort) {
    case 'zelfstandig-na-instructie':
      return jaNee(({ zelfstandigNaInstructie }) => zelfstandigNaInstructie, {
        ja: () => deel(regeling, 'uitsluiting-zelfstandig', bron, false, nee),
        nee: () =>
          deel(
            regeling,
            'uitsluiting-zelfstandig',
            bron,
            true,
            'De inwoner kan ook na instructie niet zelfstandig, zonder ondersteuning, een bijdrage leveren of werken.',
          ),
        onbekend: () =>
          deel(
            regeling,
            'uitsluiting-zelfstandig',
            bron,
            null,
            'Het is niet bekend of de inwoner na instructie zelfstandig een bijdrage kan leveren of kan werken.',
          ),
      });
    case 'hoofddoel': {
      const { hoofddoelen = [] } = uitsluiting;
      const namen = hoofddoelen.map((doel) => HOOFDDOEL[doel]).join(', ');
      const antwoord = onthoud((hoofddoel: ToetsFeiten['hoofddoel']) => {
        if (hoofddoel === undefined)
          return deel(
            regeling,
            'uitsluiting-hoofddoel',
            bron,
            null,
            `Het hoofddoel is niet bekend. Is dat ${namen}, dan past ${regeling.naam} niet.`,
          );
        if (hoofddoelen.includes(hoofddoel)) return deel(regeling, 'uitsluiting-hoofddoel', bron, false, nee);
        return deel(regeling, 'uitsluiting-hoofddoel', bron, true, `Het hoofddoel is ${HOOFDDOEL[hoofddoel]}, en niet ${namen}.`);
      });
      return ({ hoofddoel }) => antwoord(hoofddoel);
    }
    case 'mantelzorg-overbelast':
      return jaNee(({ mantelzorgOverbelast }) => mantelzorgOverbelast, {
        ja: () => deel(regeling, 'uitsluiting-mantelzorg', bron, false, nee),
        nee: () =>
          deel(
            regeling,
            'uitsluiting-mantelzorg',
            bron,
            true,
            'De mantelzorg is niet overbelast en dreigt dat ook niet te raken.',
          ),
        onbekend: () =>
          deel(
            regeling,
            'uitsluiting-mantelzorg',
            bron,
            null,
            'Het is niet bekend of de mantelzorg overbelast is of dat dreigt te raken.',
          ),
      });
    case 'aow-leeftijd': {
      const aowVan = aowDag(landelijk);
      return jaNee(
        ({ geboortedatum, peildatum }) => (geboortedatum === undefined ? undefined : aowVan(geboortedatum).dag <= peildatum),
        {
          ja: () => deel(regeling, 'uitsluiting-aow', bron, false, nee),
          nee: () => deel(regeling, 'uitsluiting-aow', bron, true, 'De inwoner heeft de AOW-leeftijd nog niet bereikt.'),
          onbekend: () =>
            deel(regeling, 'uitsluiting-aow', bron, null, 'Het is niet bekend of de inwoner de AOW-leeftijd heeft bereikt.'),
        },
      );
    }
  }
}

/** A main goal inside a sentence. */
export const HOOFDDOEL: Record<NonNullable<ToetsFeiten['hoofddoel']>, string> = {
  'bijdragen-of-werken': 'bijdragen of werken',
  ontmoeten: 'ontmoeten',
  zelfredzaamheid: 'zelfredzaamheid',
  'mantelzorg-ontlasten': 'de mantelzorg ontlasten',
  dagstructuur: 'een vaste dagstructuur',
};
