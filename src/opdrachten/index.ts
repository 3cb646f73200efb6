export { Geweigerd, type Keuze, type Keuzes, VerkeerdGebruik, zeg } from './opdracht.ts';
export { HULP, leesOpdracht } from './regel.ts';
