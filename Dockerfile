FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -o /xiaozu ./cmd/xiaozu && mkdir /releases

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /xiaozu /xiaozu
COPY --from=build --chown=nonroot:nonroot /releases /releases
ENTRYPOINT ["/xiaozu"]
