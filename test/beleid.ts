import { BELEID_MAP, loadBeleid } from '../src/beleid/index.ts';

const freeze = <T>(what: T): T => {
  if (typeof what === 'object' && what !== null && !Object.isFrozen(what)) Object.values(Object.freeze(what)).forEach(freeze);
  return what;
};

let readOnce: ReturnType<typeof loadBeleid> | undefined;

/** The policy of this product, read once for all tests of a worker; frozen, since what one file changed the next would live by. */
export const beleidVanHuis = (): ReturnType<typeof loadBeleid> => {
  readOnce ??= freeze(loadBeleid(BELEID_MAP));
  return readOnce;
};
