// The door for commands that only read the files: without the pages and the database.
export * from './rules/index.ts';
