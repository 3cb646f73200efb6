export { VerkeerdGebruik } from './opdracht.ts';
export { leesOpdracht } from './regel.ts';
export { voerUit } from './uitvoeren.ts';
