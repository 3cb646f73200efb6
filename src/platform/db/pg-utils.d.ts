// pg ships this file without types: how node-postgres turns a value into what goes over the wire.
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue(value: unknown): Buffer | string | null };
  export default utils;
}
