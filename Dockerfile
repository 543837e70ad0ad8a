# An image with only the program. It runs as an unprivileged user, and the root file system may be read-only:
#   docker build -t verbatim .
#   docker run --rm --read-only -v verbatim-data:/data -v ./articles:/corpus:ro --env-file .env verbatim
FROM golang:1.26.8 AS build
WORKDIR /src
COPY go.mod go.sum ./
# Modules and what the compiler has made stay on the machine that builds, so that the next build takes seconds.
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
# "verbatim version" prints VERSION:
#   docker build --build-arg VERSION="$(git describe --tags --always --dirty)" -t verbatim .
ARG VERSION
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X verbatim/cmd/verbatim/internal/version.release=${VERSION:-}" -o /verbatim ./cmd/verbatim \
    && mkdir /data

FROM scratch
# Certificates, to verify Discord's.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /verbatim /verbatim
# A new volume gets the owner of the folder on which it is mounted.
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
ENV VERBATIM_DATA=/data VERBATIM_CORPUS=/corpus
VOLUME /data
ENTRYPOINT ["/verbatim"]
CMD ["bot"]
