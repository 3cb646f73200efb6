import type { Afspraak, AfspraakSoort } from '../types.ts';

/** What happened to an appointment, and what was sent about it, in words. */
export const WAT: Record<string, string> = {
  gemaakt: 'maakte de afspraak',
  voorgesteld: 'stelde momenten voor',
  vastgezet: 'zette het moment vast',
  verplaatst: 'verplaatste de afspraak',
  afgezegd: 'zegde af',
  'kan-niet': 'kan niet',
  geweest: 'schreef op dat het gesprek er was',
  'niet-verschenen': 'schreef op dat het gesprek er niet was',
  opvolging: 'schreef op wat er daarna gebeurde',
  teruggedraaid: 'draaide het vorige terug',
};
export const BERICHT: Record<string, string> = {
  voorstel: 'Voorstel',
  uitnodiging: 'Uitnodiging',
  verplaatst: 'Bericht dat het verplaatst is',
  afzegging: 'Afzegging',
  'kan-niet': 'Bericht dat iemand niet kan',
  herinnering: 'Herinnering',
};

/** What an appointment is for, said to the resident (B1). */
export const WAAROVER: Record<AfspraakSoort, string> = {
  kennismaking: 'We maken kennis',
  onderzoeksgesprek: 'We praten over wat je wilt en wat je nodig hebt',
  ladder: 'We kijken waar je staat op de ladder',
  plan: 'We praten over je plan',
  orientatie: 'We kijken wat je wilt en kunt doen',
  meelopen: 'Je loopt mee op een werkplek',
  proefdag: 'Je probeert een werkplek',
  advies: 'We praten over je advies',
  voortgang: 'We praten over hoe het gaat',
  evaluatie: 'We kijken samen terug en vooruit',
  anders: 'We praten met elkaar',
};

/** A day on which somebody looks along or tries is no talk. */
export const isDag = (a: Pick<Afspraak, 'soort'>): boolean => a.soort === 'meelopen' || a.soort === 'proefdag';
