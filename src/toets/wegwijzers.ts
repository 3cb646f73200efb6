import type { Landelijk } from '../beleid/landelijk.ts';
import type { Regeling, Wegwijzer } from '../beleid/regeling.ts';
import { type Deel, deel } from './deel.ts';
import { aowDag } from './doelgroep.ts';
import type { Voorwaarde } from './regels.ts';
import type { ToetsFeiten } from './types.ts';

/** A signpost beside the products, ready to be asked; never a refusal, and silent while a fact that it needs is unknown. */
export interface WegwijzerVraag {
  naar: string;
  naam: string;
  wijst(feiten: ToetsFeiten): boolean;
  deel: Deel;
}

export function wegwijzerVragen(regeling: Regeling, landelijk: Landelijk): WegwijzerVraag[] {
  return regeling.wegwijzers.map((wegwijzer) => {
    const { voorwaarde, wijst, bij = '' } = conditie(wegwijzer, regeling, landelijk);
    return {
      naar: wegwijzer.naar,
      naam: wegwijzer.naam,
      wijst,
      deel: deel(regeling, voorwaarde, wegwijzer.bron, true, `${wegwijzer.tekst}${bij}`),
    };
  });
}

interface Conditie {
  voorwaarde: Voorwaarde;
  wijst(feiten: ToetsFeiten): boolean;
  /** Behind the text of the regeling: how the condition is read. */
  bij?: string;
}

function conditie({ wanneer, hoofddoelen = [] }: Wegwijzer, regeling: Regeling, landelijk: Landelijk): Conditie {
  switch (wanneer) {
    case 'trede-1':
      return { voorwaarde: 'wijst-trede-1', wijst: ({ trede }) => trede === 1 };
    case 'trede-2-zonder-perspectief':
      return {
        voorwaarde: 'wijst-ontmoeten',
        wijst: ({ trede, perspectief }) => trede === 2 && perspectief !== undefined && perspectief <= 2,
      };
    case 'onduidelijk-wat-inwoner-wil-en-kan': {
      const treden = regeling.producten.find((p) => p.soort === 'orientatie')?.startTreden?.waarde;
      const past = ({ trede }: ToetsFeiten) => treden === undefined || (trede !== undefined && treden.includes(trede));
      return {
        voorwaarde: 'wijst-orientatie',
        wijst: (feiten) => feiten.duidelijkWatInwonerWilEnKan === false && past(feiten),
      };
    }
    case 'betaald-werk-binnen-een-jaar':
      return {
        voorwaarde: 'wijst-betaald-werk',
        wijst: ({ zichtOpBetaaldWerk }) => zichtOpBetaaldWerk === 'binnen-een-jaar',
        bij: ' Dit is een wegwijzer, geen reden om te weigeren.',
      };
    case 'betaald-werk-aan-de-orde':
      return {
        voorwaarde: 'wijst-betaald-werk',
        wijst: ({ zichtOpBetaaldWerk }) => zichtOpBetaaldWerk === 'binnen-een-jaar',
        bij: ' Zicht op betaald werk binnen een jaar lezen we als aan de orde: dat is een keuze. Dit is een wegwijzer, geen reden om te weigeren.',
      };
    case 'zelfstandig-na-instructie':
      return { voorwaarde: 'wijst-zelfstandig', wijst: ({ zelfstandigNaInstructie }) => zelfstandigNaInstructie === true };
    case 'hoofddoel':
      return {
        // AR23 leads to the wijk, AR24 to dagbesteding: doing something for others, or for oneself.
        voorwaarde: hoofddoelen.includes('ontmoeten') ? 'wijst-wijk' : 'wijst-grens',
        wijst: ({ hoofddoel }) => hoofddoel !== undefined && hoofddoelen.includes(hoofddoel),
      };
    case 'aow-leeftijd': {
      const aowVan = aowDag(landelijk);
      return {
        voorwaarde: 'wijst-dagbesteding',
        wijst: ({ geboortedatum, peildatum }) => geboortedatum !== undefined && aowVan(geboortedatum).dag <= peildatum,
      };
    }
    case 'mantelzorg-overbelast':
      return { voorwaarde: 'wijst-dagbesteding', wijst: ({ mantelzorgOverbelast }) => mantelzorgOverbelast === true };
    case 'zwaardere-ondersteuning-nodig':
      return { voorwaarde: 'wijst-zwaarder', wijst: ({ continueBegeleiding }) => continueBegeleiding === true };
  }
}
