// Keeps what builds have made from one build on Netlify to the next: only what has
// changed is made again. Without it, or when it fails, a build just takes longer.
const KEPT = process.env.MICROSITE_CACHE;

module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(KEPT),
  onPostBuild: ({ utils }) => utils.cache.save(KEPT),
};
