/** Holdfast's own version; the bundler fills it in from package.json. */
export const version = process.env.HOLDFAST_VERSION ?? '0.0.0';
