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
