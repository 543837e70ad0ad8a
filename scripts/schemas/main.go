// Command schemas writes JSON schemas of the kinds of Kubernetes that deploy/fleet/kubernetes uses, so that kubeconform
// checks the manifests without a network. It makes them from the Go types of the module k8s.io/api (Apache-2.0),
// without their descriptions. It is a module of its own, because verbatim needs none of that.
//
// usage: go run . FOLDER
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	policyv1 "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// kinds are the kinds by the names of their files, which are kubeconform's: KIND-GROUP-VERSION.
var kinds = map[string]any{
	"statefulset-apps-v1":           appsv1.StatefulSet{},
	"job-batch-v1":                  batchv1.Job{},
	"poddisruptionbudget-policy-v1": policyv1.PodDisruptionBudget{},
	"service-v1":                    corev1.Service{},
	"configmap-v1":                  corev1.ConfigMap{},
	"secret-v1":                     corev1.Secret{},
	"persistentvolumeclaim-v1":      corev1.PersistentVolumeClaim{},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: schemas FOLDER")
		os.Exit(2)
	}
	for name, kind := range kinds {
		s := writer{definitions: map[string]any{}}
		root := s.of(reflect.TypeOf(kind))
		root["$schema"], root["definitions"] = "http://json-schema.org/draft-07/schema#", s.definitions
		text, err := json.MarshalIndent(root, "", " ")
		if err == nil {
			err = os.WriteFile(filepath.Join(os.Args[1], name+".json"), append(text, '\n'), 0o644)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "schemas:", err)
			os.Exit(1)
		}
	}
}

// A schema is an object of JSON Schema.
type schema = map[string]any

// A writer makes the schema of a type. Each struct is a definition, by its package and name.
type writer struct{ definitions map[string]any }

// special are types that JSON has in another form than Go.
var special = map[reflect.Type]schema{
	reflect.TypeFor[intstr.IntOrString](): {"type": []string{"integer", "string"}},
	reflect.TypeFor[resource.Quantity]():  {"type": []string{"number", "string"}},
	reflect.TypeFor[metav1.Time]():        {"type": []string{"string", "null"}},
	reflect.TypeFor[metav1.MicroTime]():   {"type": []string{"string", "null"}},
	reflect.TypeFor[metav1.FieldsV1]():    {"type": "object"},
}

// of returns the schema of a type.
func (w writer) of(t reflect.Type) schema {
	if s, ok := special[t]; ok {
		return s
	}
	switch t.Kind() {
	case reflect.Pointer:
		return w.of(t.Elem())
	case reflect.Struct:
		name := strings.ReplaceAll(t.PkgPath(), "/", ".") + "." + t.Name()
		if _, ok := w.definitions[name]; !ok {
			w.definitions[name] = nil // for a type that contains itself
			w.definitions[name] = w.object(t)
		}
		return schema{"$ref": "#/definitions/" + name}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return schema{"type": "string"} // base64
		}
		return schema{"type": "array", "items": w.of(t.Elem())}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": w.of(t.Elem())}
	case reflect.String:
		return schema{"type": "string"}
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return schema{"type": "integer"}
	}
	panic("no schema of " + t.String())
}

// object returns the schema of a struct. Fields without omitempty are required, and others than its own refused.
func (w writer) object(t reflect.Type) schema {
	properties, required := schema{}, []string{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		for i := range t.NumField() {
			f := t.Field(i)
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" {
				add(f.Type) // inline
				continue
			}
			properties[name] = w.of(f.Type)
			if !strings.Contains(options, "omitempty") {
				required = append(required, name)
			}
		}
	}
	add(t)
	slices.Sort(required)
	return schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}
