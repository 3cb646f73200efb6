/** Ground of every line in the logboek about changing policy. */
export const GROND = 'vaststellen en uitvoeren van beleid';
