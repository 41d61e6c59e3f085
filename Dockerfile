# One image, two commands: `node bin/web` and `node bin/worker`. `node bin/migrate` runs before a new version.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save

FROM dependencies AS build
COPY next.config.ts postcss.config.mjs tsconfig.json ./
COPY bin ./bin
COPY public ./public
COPY src ./src
RUN node bin/build

FROM node:24-bookworm-slim AS production-dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --no-save --omit=dev

FROM node:24-bookworm-slim
# Han characters beyond the national table, for names on papers (docs/adr/0010).
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 NEXT_TELEMETRY_DISABLED=1
COPY package.json tsconfig.json ./
COPY bin ./bin
COPY drizzle ./drizzle
COPY src ./src
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY --from=build /app/.next/standalone ./.next/standalone
USER node
EXPOSE 3000
# Web and worker end in good order on SIGTERM: what runs is finished, then the process ends.
STOPSIGNAL SIGTERM
CMD ["node", "bin/web"]
