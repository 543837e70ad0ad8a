package main

import (
	"context"
	"errors"

	"verbatim/index/ask"
)

type service struct{ *ask.Service }

func (s *service) close() {}

func (a *app) open(ctx context.Context, p *place) (*service, error) {
	return nil, errors.New("not yet")
}
