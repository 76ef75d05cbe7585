/** The one call of htmx that is made by hand. */
declare const htmx: {
  ajax(verb: string, path: string, context: { target: string; swap: string }): Promise<void>;
};
