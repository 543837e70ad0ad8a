package reindex

var tricks []hostile
