/** What somebody with a large distance to the labour market answers in the toets; a story says only what is otherwise with him. */
export const toetsAntwoorden = {
  wilBijdragen: 'ja',
  wilWerken: 'ja',
  ondersteuningNodig: 'ja',
  zelfstandig: 'nee',
  hoofddoel: 'bijdragen-of-werken',
  mantelzorg: 'nee',
  afstand: 'groot',
  zicht: 'later',
  duidelijk: 'ja',
  wmo: '',
  vermogen: '',
  adviesUwv: '',
  regieverlies: '',
  continueBegeleiding: '',
  zrm: undefined,
} as const;
