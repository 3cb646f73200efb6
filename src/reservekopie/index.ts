export { checkReservekopie } from './actions/check-reservekopie.ts';
export { keepReservekopieen } from './actions/keep-reservekopieen.ts';
export { makeReservekopie } from './actions/make-reservekopie.ts';
export { restoreReservekopie } from './actions/restore-reservekopie.ts';
export { verschilVan } from './overzicht.ts';
export { logHersteld, selectGemeentecodes } from './queries/herstel.ts';
export { vervangSleutels } from './sleutelbestand.ts';
export * from './types.ts';
export { readVersie } from './versie.ts';
