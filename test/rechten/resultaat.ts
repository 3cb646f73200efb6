/** A result of an ontwikkeling: reported with its evidence, judged, disputed, settled. */
import { aanbieder, type Cel, consulent, dossier, ja, teammanager } from './matrix-vorm.ts';

const geenResultaat = 'het resultaat in world.ts is er nog niet, of staat al vast';

export const resultaatMatrix: Record<string, Cel> = {
  'GET /dossier/:inwoner/resultaat/:resultaat': { wie: dossier },
  'POST /dossier/:inwoner/resultaat/:resultaat': { wie: consulent },
  'GET /dossier/:inwoner/resultaat/:resultaat/verwerkt': { wie: dossier },
  'POST /dossier/:inwoner/resultaat/:resultaat/terugdraaien': { wie: dossier },
  'GET /toewijzingen/:toewijzing/resultaat': { wie: aanbieder },
  'POST /toewijzingen/:toewijzing/resultaat': { wie: aanbieder },
  'GET /toewijzingen/:toewijzing/resultaat/verstuurd': { wie: aanbieder },
  'GET /toewijzingen/:toewijzing/resultaat/stuk': { wie: aanbieder, staat: geenResultaat },
  'POST /toewijzingen/:toewijzing/resultaat/stuk': { wie: aanbieder, staat: geenResultaat },
  'GET /dossier/:inwoner/resultaat/:resultaat/stuk': { wie: consulent },
  'POST /dossier/:inwoner/resultaat/:resultaat/stuk': { wie: consulent },
  'POST /dossier/:inwoner/resultaat/:resultaat/tweede-blik': { wie: teammanager },
  'GET /toewijzingen/:toewijzing/resultaat/tweede-blik': { wie: aanbieder },
  'POST /toewijzingen/:toewijzing/resultaat/tweede-blik': { wie: aanbieder },
  'GET /mijn/resultaat': ja('inwoner'),
};
