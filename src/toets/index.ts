export { uitkeringGrond } from './doelgroep.ts';
export { toetsProducten } from './rules.ts';
export {
  type Advies,
  type ProductUitkomst,
  ToetsFeiten,
  type ToetsUitkomst,
  Uitkering,
  ZRM_DOMEINEN,
  type ZrmDomein,
} from './types.ts';
